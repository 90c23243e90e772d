using System.Collections.Concurrent;
using System.Text;

namespace Weft.Formats;

/// <summary>Knows the words that people write over their columns, in English and Spanish; over columns about people also in French and German.</summary>
internal static class HeadingWords
{
    /// <summary>Where several columns could be one thing, the earlier word wins unless the content speaks against it.</summary>
    private static readonly (Meaning Meaning, string Words)[] Known =
    [
        (Meaning.Id, "id, group id, organisation id, node id, identifier, oid, uid, uuid, guid, slug, key, code, ref, reference, nid, identificador, clave, codigo, referencia"),
        (Meaning.Name, "name, group name, organisation name, org name, official name, full name, nombre, nombre del grupo, nombre completo, denominacion, "
            + "nom, nome, enw, group, organisation, organizacion, grupo, colectivo, entidad, collective, org, ngo, charity, association, asociacion, network name, "
            + "title, titulo, label, etiqueta, project name, project, proyecto, initiative, iniciativa, display name, legal name, node, element, vertex, "
            + "razon social, member name, organisation title"),
        (Meaning.Acronym, "acronym, abbreviation, abbr, short name, initials, acronimo, sigla, siglas, abreviatura, alias, also known as, aka, alternate name, "
            + "alternative name, other name, nombre corto, otro nombre"),
        (Meaning.Kind, "kind, type, node type, element type, organisation type, group type, entity type, bipartite, tipo, clase, tipo de organizacion, mode"),
        (Meaning.Description, "description, descripcion, about, about us, summary, resumen, mission, mision, mission statement, purpose, aims, objectives, objetivos, "
            + "what we do, what they do, que hacemos, que hacen, what do you do, who we are, quienes somos, bio, biography, profile, perfil, abstract, blurb, details, overview, "
            + "short description, long description, body, content, proposito, sobre nosotros, sobre, acerca de"),
        (Meaning.Website, "website, web site, web, url, homepage, home page, site, sitio web, pagina web, pagina, sitio, web address, web page, link, enlace, "
            + "website url, primary url, uri, gwefan"),
        (Meaning.Place, "place, location, location name, where, where are you, where are you based, based in, base, lugar, localizacion, ubicacion, donde, sede, "
            + "lleoliad, place name, area name, geography, geographic area, headquarters, hq, donde estan, ubicado en, locality, localidad"),
        (Meaning.Address, "address, street address, full address, postal address, direccion, domicilio, direccion postal, address line 1, address 1, street, calle, cyfeiriad"),
        (Meaning.Neighbourhood, "neighbourhood, neighborhood, district, borough, ward, suburb, barrio, distrito, colonia, address line 2, address 2, village, parish"),
        (Meaning.City, "city, town, town city, city town, ciudad, municipio, municipality, pueblo, poblacion, ville, stadt, cidade, tref, dinas, post town, city name"),
        (Meaning.Region, "region, state, county, province, state province, state region, provincia, estado, comunidad autonoma, comunidad, departamento, comarca, "
            + "department, prefecture, canton, nation, land, region name, administrative area, county state"),
        (Meaning.Postcode, "postcode, post code, postal code, zip, zip code, zipcode, codigo postal, cp, cod postal"),
        (Meaning.Country, "country, country name, country code, pais, nacion, country iso 3166, pays, gwlad, iso country, country region, iso code, iso2, iso3"),
        (Meaning.Latitude, "latitude, lat, y, latitud, lat deg, geo lat, coord y, northing deg, ycoord, location lat, place lat"),
        (Meaning.Longitude, "longitude, lng, lon, long, x, longitud, lon deg, geo lng, geo lon, geo long, coord x, xcoord, location lng, location lon, place lon"),
        (Meaning.Coordinates, "coordinates, coords, lat lng, lat lon, lat long, latlng, latlon, latlong, latitude longitude, position, geo, gps, geolocation, coordenadas, "
            + "geo point, geo position, point, location coordinates"),
        (Meaning.Precision, "precision, place precision, accuracy, location precision, precision del lugar"),
        (Meaning.PlaceSource, "place source, source of place, position source, location source, fuente del lugar"),
        (Meaning.Scale, "scale, level, reach, geographic scope, scope, geographic scale, escala, alcance, nivel, ambito, geographical scope"),
        (Meaning.Member, "member, is member, coalition member, in coalition, in the coalition, belongs, miembro, es miembro, en la coalicion, integrante, membership"),
        (Meaning.Capacity, "capacity, availability, open to collaborate, capacidad, disponibilidad, capacity now, available"),
        (Meaning.RestingUntil, "resting until, rest until, paused until, back on, descansa hasta, en descanso hasta, en pausa hasta, vuelve"),
        (Meaning.Causes, "causes, cause, issue, issues, issue area, issue areas, topic, topics, theme, themes, tag, tags, category, categories, focus, focus area, "
            + "focus areas, areas of work, area of work, work area, field, fields, sector, sectors, keywords, interests, subject, subjects, campaigns on, "
            + "causas, causa, tema, temas, categoria, categorias, etiquetas, areas de trabajo, area de trabajo, palabras clave, ambitos, ejes, campo, campos, "
            + "primary focus, focus issue, works on, working on, trabaja en, trabaja sobre"),
        (Meaning.Specialisms, "specialisms, specialism, specialty, specialties, speciality, specialities, expertise, specialisations, specialisation, especialidad, "
            + "especialidades, especializacion, experiencia, areas of expertise, expert in"),
        (Meaning.Skills, "skills, skill, skills offered, skills we have, can do, abilities, habilidades, habilidad, capacidades, competencias, destrezas, saberes, "
            + "skills to share, skills shared, offers skills"),
        (Meaning.Resources, "resources, resource, resources offered, resources we have, assets, offers, offering, offerings, can offer, can share, recursos, recurso, "
            + "ofrece, ofrecemos, puede compartir, puede ofrecer, equipment, facilities, what we can share, resources to share, what can you offer, services, servicios"),
        (Meaning.Values, "values, value, principles, principle, valores, valor, principios, core values, values and principles, valores y principios"),
        (Meaning.Communities, "communities, community, communities served, population, populations, population served, populations served, target group, target groups, "
            + "beneficiaries, works with communities, who we work with, who do you work with, constituency, constituencies, comunidades, poblaciones, "
            + "colectivos, grupos destinatarios, a quien, con quien, people served, led by, base social, audience"),
        (Meaning.Languages, "languages, language, languages spoken, idiomas, idioma, lenguas, lengua, ieithoedd, lang, spoken languages, working languages"),
        (Meaning.Strategies, "strategies, strategy, tactics, tactic, methods, method, approach, approaches, activities, how we work, ways of working, organising model, "
            + "estrategias, estrategia, tacticas, tactica, metodos, enfoque, actividades, como trabajamos, organizing strategies, forms of action, repertoire"),
        (Meaning.Opposes, "opposes, opposing, against, systems opposed, opponents, opponent, adversaries, target, targets, opposed to, fights, se opone a, se oponen a, "
            + "contra, oponentes, adversarios, system opposed, opposing systems, what we oppose"),
        (Meaning.Needs, "needs, need, wants, looking for, seeking, requests, required, gaps, necesidades, necesita, necesitamos, busca, buscamos, que necesitan, "
            + "support needed, help needed, what we need, what do you need, needs help with"),
        (Meaning.WorksIn, "works in, areas served, area served, service area, service areas, areas covered, area covered, coverage, coverage area, places, locations, regions, "
            + "countries, cities, countries of operation, countries active, active in, operates in, other places, zonas, regiones, paises, opera en, actua en, "
            + "area de actuacion, other places it works in, catchment, area, areas, zona"),
        (Meaning.Ties, "works with, work with, partners, partner, partner organisations, partner orgs, linked organisations, linked groups, partner groups, partnerships, allies, ally, allied with, connected to, "
            + "connections, links, links with, linked to, linked with, ties, ties to, related to, related groups, relationships, collaborates with, "
            + "collaborators, collaborations, collaborating with, member of, belongs to, part of, affiliated with, affiliation, affiliations, affiliates, "
            + "parent, parent id, parent organisation, parent organisation id, parent group, umbrella, knows, trusts, friends, friends with, supports, supported by, funds, funded by, "
            + "works closely with, coalition partners, trabaja con, trabajan con, socios, socias, aliados, aliadas, aliadas y aliados, conexiones, "
            + "vinculos, miembro de, pertenece a, parte de, relacionado con, relacionada con, colabora con, colaboradores, conoce a, afiliado a, organizacion matriz"),
        (Meaning.Event, "event, events, event name, gathering, gatherings, meeting, meetings, conference, conferences, action, actions, assembly, assemblies, "
            + "protest, protests, events attended, attended, workshop, workshops, evento, eventos, encuentro, encuentros, reunion, reuniones, asamblea, asambleas, jornada, jornadas, accion, acciones, "
            + "acto, actos, mobilisation, mobilisations, campaign, campaigns, campana, campanas, event id, summit, forum, foro, foros"),
        (Meaning.Network, "network, networks, coalition, coalitions, alliance, alliances, federation, federations, platform, platforms, red, redes, coalicion, coaliciones, "
            + "alianza, alianzas, plataforma, plataformas, federacion, federaciones, working group, working groups, memberships, committee, committees, comite, comites, consortium"),
        (Meaning.From, "from, source, from id, source id, from name, source name, from group, from organisation, group a, group 1, organisation 1, organisation a, "
            + "org a, org 1, node 1, node a, name 1, entity 1, start, sender, ego, de, desde, origen, fuente, grupo a, grupo 1, organizacion a, organizacion 1, tail, a, source node, source label, from node"),
        (Meaning.To, "to, target, to id, target id, to name, target name, to group, to organisation, group b, group 2, organisation 2, organisation b, "
            + "org b, org 2, node 2, node b, name 2, entity 2, end, receiver, recipient, alter, a, hasta, hacia, destino, grupo b, grupo 2, organizacion b, organizacion 2, head, b, target node, target label, to node"),
        (Meaning.TieKind, "kind, type, tie, tie kind, tie type, relation, relationship, relationship type, relation type, connection type, connection, edge type, link type, label, tipo, relacion, tipo de relacion, vinculo, clase, category"),
        (Meaning.Strength, "strength, weight, tie strength, strength tie, strength relationship, strength connection, strength link, fuerza vinculo, fuerza relacion, closeness, trust, intensity, frequency, value, score, fuerza, peso, intensidad, confianza, valor, fortaleza"),
        (Meaning.Confirmed, "confirmed, confirmed by both, both sides, mutual, reciprocal, agreed, confirmado, confirmada, mutuo, acordado, both agreed"),
        (Meaning.Through, "through, via, shared events, shared, a traves de, por medio de, mediante"),
        (Meaning.Direction, "direction, directed, directedness, type, edge type, direccion, dirigido, tipo"),
        (Meaning.What, "what, kind, type, need kind, que, tipo, clase"),
        (Meaning.Wanted, "wanted, enough, how many, number wanted, count, quantity, needed, cuantos, cuantas, cantidad, deseado, hacen falta, suficientes, number"),
    ];

    /// <summary>One of these words anywhere makes a column private: it is about people, or a way to reach them.</summary>
    private static readonly HashSet<string> PrivateWords =
    [
        .. ("email mail emails phone phones telephone tel mobile cell cellphone whatsapp signal telegram fax contact contacts facebook twitter instagram "
            + "tiktok linkedin youtube mastodon handle notes note nota notas comment comments comentario comentarios observaciones remarks surname firstname lastname birth dob birthday "
            + "correo correos telefono telefonos movil celular contacto contactos apellido apellidos usuario username user coordinator coordinators "
            + "coordinador coordinadora organiser treasurer secretary director chair chairperson representative representante password attention internal confidential "
            + "ffon ebost cyswllt social socials media private privado privada privat "
            + "ip moderator moderators respondent respondents responsible submitter assignee attendee attendees convenor convener spokesperson author authors owner referee president vicepresident "
            + "responsable responsables moderador moderadora moderadores referente encuestado encuestada portavoz autor autora tesorero tesorera secretario secretaria presidente presidenta asistente asistentes "
            + "courriel courriels mel portable personne personnes referent referents prenom prenoms moderateur moderatrice coordinateur coordinatrice repondant repondante tresorier tresoriere secretaire "
            + "auteur auteure interlocuteur interlocutrice remarque remarques commentaire commentaires naissance utilisateur utilisatrice "
            + "ansprechpartner ansprechpartnerin ansprechperson kontakt kontakte kontaktperson telefon handy mobilnummer vorname nachname familienname geburtsdatum verantwortlich verantwortliche "
            + "verantwortlicher bemerkung bemerkungen notiz notizen kommentar kommentare moderatorin teilnehmer teilnehmerin teilnehmende befragte vorsitzende vorsitzender sprecher sprecherin koordinator "
            + "koordinatorin nutzer nutzerin benutzer benutzerin autorin").Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>A heading that speaks of people is about them, unless it asks for something that is known ("Languages that people speak").</summary>
    private static readonly HashSet<string> PeopleWords = ["person", "people", "persona", "personas"];

    private static readonly string[] PrivatePhrases = ["first name", "last name", "your name", "tu nombre", "e mail", "full name of contact", "nombre de contacto", "redes sociales",
        "created by", "modified by", "edited by", "updated by", "submitted by", "entered by", "added by", "completed by", "assigned to", "filled in by", "creado por", "creada por", "modificado por", "modificada por",
        "enviado por", "enviada por", "asignado a", "cree par", "creee par", "modifie par", "soumis par", "rempli par", "porte parole", "nom de famille", "erstellt von", "geandert von", "bearbeitet von", "ausgefullt von", "eingetragen von"];

    /// <summary>Words that people put round the word that counts.</summary>
    private static readonly HashSet<string> Fillers =
    [
        .. ("the of your our its their is are what which who does do you we please list any some all a an and in to for main primary group groups organisation organisations "
            + "s this that describe enter select choose el la los las un una de del su sus tu tus nuestro nuestra que cual cuales es son tiene tienen "
            + "have has can offer bring hold field text value s optional required if").Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly HashSet<string> NeedWords = ["need", "needs", "needed", "wanted", "want", "wants", "looking", "seeking", "seek", "lack", "lacking", "missing", "necesita", "necesitan", "necesitas", "necesitamos", "necesarias", "necesarios", "falta", "faltan", "busca", "buscamos"];
    private static readonly HashSet<string> NeedSubjects = ["skill", "skills", "resource", "resources", "specialism", "specialisms", "support", "help", "expertise", "habilidades", "recursos", "especialidades", "apoyo", "ayuda", "saberes", "capacidades"];

    private static readonly HashSet<string> EndNouns = ["id", "name", "node", "label", "org", "organisation", "group", "actor", "entity", "title", "key", "slug", "organizacion", "grupo", "colectivo", "nombre"];

    private static readonly Dictionary<string, List<(Meaning Meaning, int Rank)>> Index = MakeIndex();
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(Meaning Meaning, int Rank)>> Found = new();

    /// <summary>Whether the words are plainly a heading that Weft has a meaning for. A sentence may be a question, or what somebody answered.</summary>
    public static bool Knows(string heading) => heading.Length is > 0 and <= 100 && Find(heading) is [{ Rank: <= Sure }, ..];

    /// <summary>What the words may mean, with a rank that is lower the surer it is. The same words may stand over different things.</summary>
    public static IReadOnlyList<(Meaning Meaning, int Rank)> Find(string heading)
    {
        if (heading.Length > 200) return [];
        if (Found.Count > 10_000) Found.Clear();
        return Found.GetOrAdd(heading, static heading => Search(Fold(heading), heading));
    }

    /// <summary>The highest rank of a heading that is known as it stands.</summary>
    public const int Sure = 99;

    /// <summary>Whether a heading speaks of a group itself: "Group name", not just "Name".</summary>
    public static bool SaysGroup(string heading) =>
        Fold(heading).Split(' ').Any(word => word is "group" or "organisation" or "org" or "collective" or "grupo" or "organizacion" or "colectivo" or "charity" or "ngo" or "project");

    /// <summary>The meaning that people name in --columns.</summary>
    public static Meaning? Named(string word)
    {
        var folded = Fold(word);
        foreach (var meaning in Enum.GetValues<Meaning>())
            if (Fold(meaning.Word()) == folded) return meaning;
        return folded switch
        {
            "keep" or "ignore" or "others" => Meaning.Other,
            "tie kind" => Meaning.TieKind,
            _ => Index.TryGetValue(folded, out var found) ? found[0].Meaning : null,
        };
    }

    /// <summary>Parts camelCase and snake_case, folds, and spells organization one way.</summary>
    public static string Fold(string heading)
    {
        var parted = new StringBuilder(heading.Length + 8);
        for (var i = 0; i < heading.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(heading[i]) && char.IsLetter(heading[i - 1])) parted.Append(' ');
            if (i > 0 && char.IsUpper(heading[i]) && (char.IsLower(heading[i - 1]) || (i + 1 < heading.Length && char.IsUpper(heading[i - 1]) && char.IsLower(heading[i + 1]))))
                parted.Append(' ');
            parted.Append(heading[i]);
        }
        var folded = Folding.Fold(parted.ToString());
        return folded.Replace("organiz", "organis", StringComparison.Ordinal).Replace("organisacion", "organizacion", StringComparison.Ordinal);
    }

    private static IReadOnlyList<(Meaning, int)> Search(string folded, string heading)
    {
        if (folded.Length == 0) return [];
        if (Index.TryGetValue(folded, out var exact)) return exact;
        if (folded.EndsWith(" 2", StringComparison.Ordinal) && Index.ContainsKey(folded[..^2])) return [];
        var words = folded.Split(' ');
        if (End(words) is { } end) return [(end, 20)];
        if (HeadingQuestions.Kept(words, Exact) is [{ Meaning: Meaning.Website or Meaning.City or Meaning.Region or Meaning.Country }, ..] open) return open;
        if (Array.Exists(words, PrivateWords.Contains) || Array.Exists(PrivatePhrases, phrase => folded.Contains(phrase, StringComparison.Ordinal)))
            return [(Meaning.Private, 50)];
        if (Array.Exists(words, NeedWords.Contains) && Array.Exists(words, NeedSubjects.Contains)) return [(Meaning.Needs, 50)];
        // What stands in brackets explains the rest.
        if (WithoutBrackets(heading) is { } shorter && Fold(shorter) is { Length: > 0 } plain)
        {
            if (Index.TryGetValue(plain, out exact)) return exact;
            words = plain.Split(' ');
        }
        var about = About(words, heading.Contains('?'));
        return about.Count == 0 && Array.Exists(words, PeopleWords.Contains) ? [(Meaning.Private, 50)] : about;
    }

    private static IReadOnlyList<(Meaning, int)> About(string[] words, bool asks)
    {
        string[] core = [.. words.Where(word => !Fillers.Contains(word))];
        var known = string.Join(' ', core);
        // prison_id may be the id of the rows; the planner looks whether it tells them apart.
        if (words[^1] == "id" && !Index.ContainsKey(known)) return [(Meaning.Id, 100)];
        if (core.Length == 0) return words.Any(word => word is "group" or "groups" or "organisation" or "organisations") ? [(Meaning.Name, 90)] : [];
        // Ends of a tie and counts are said in single words; a sentence that holds "to" is no end.
        if (Index.TryGetValue(known, out var found) && found.Where(one => one.Item1 < Meaning.From || core.Length > 1).ToList() is { Count: > 0 } fitting)
            return [.. fitting.Select(one => (one.Item1, one.Item2 + 60))];
        if (HeadingQuestions.AsksForName(core)) return [(Meaning.Name, 60)];
        return HeadingQuestions.Kept(words, Exact) is { Count: > 0 } kept ? kept : HeadingQuestions.About(words, asks);
    }

    private static IReadOnlyList<(Meaning, int)>? Exact(string words) => Index.GetValueOrDefault(words);

    /// <summary>"from_org", "target label": which end of a tie, and what stands for the group there.</summary>
    private static Meaning? End(string[] words) =>
        words is [var end, var what] && EndNouns.Contains(what) && Index.TryGetValue(end, out var found)
            ? found.Where(one => one.Item1 is Meaning.From or Meaning.To).Select(one => (Meaning?)one.Item1).FirstOrDefault()
            : null;

    /// <summary>Null if there are none. A number in brackets tells columns of one name apart.</summary>
    private static string? WithoutBrackets(string heading)
    {
        var shorter = new StringBuilder();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < heading.Length; i++)
        {
            if (heading[i] is '(' or '[' && depth++ == 0) start = i;
            else if (heading[i] is ')' or ']' && depth > 0)
            {
                if (--depth == 0 && heading[(start + 1)..i].All(char.IsAsciiDigit)) return null;
            }
            else if (depth == 0) shorter.Append(heading[i]);
        }
        return shorter.Length == heading.Length ? null : shorter.ToString();
    }

    private static Dictionary<string, List<(Meaning, int)>> MakeIndex()
    {
        var index = new Dictionary<string, List<(Meaning, int)>>();
        foreach (var (meaning, words) in Known)
        {
            var rank = 0;
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries).Select(Fold))
            {
                if (!index.TryGetValue(word, out var meanings)) index[word] = meanings = [];
                if (meanings.TrueForAll(one => one.Item1 != meaning)) meanings.Add((meaning, rank++));
            }
        }
        foreach (var word in PrivateWords)
            if (!index.ContainsKey(word)) index[word] = [(Meaning.Private, 0)];
        return index;
    }
}
