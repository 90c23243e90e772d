using System.Text.RegularExpressions;

namespace Weft.Formats;

/// <summary>Tells what stands where a name should and names no group: totals, answers, notes, titles of sections.</summary>
internal static partial class NoNames
{
    private static readonly HashSet<string> Totals =
        [.. "total,totals,total groups,total number,total number of groups,number of groups,total members,grand total,sub total,subtotal,sum,count,average,mean,suma,total de grupos,totales,somme,totaux,nombre total,summe,gesamt,gesamtsumme,zwischensumme,insgesamt,totale,totaal".Split(',')];

    /// <summary>Answers to a question, and what spreadsheets and people write into a cell that has nothing to say.</summary>
    private static readonly HashSet<string> Answers =
    [
        .. ("no,yes,y,n,none,nil,null,nan,n a,na,not applicable,not known,unknown,undefined,nothing,no one,nobody,not sure,unsure,dont know,do not know,maybe,etc,tbc,tbd,to be confirmed,"
            + "to be decided,pending,as above,see above,see below,same,ditto,blank,empty,no name,no answer,not yet,none yet,none at present,no networks,no partners,true,false,"
            + "self,myself,me,just me,only me,myself no group,independent,individual,private individual,as an individual,not in a group,im not in a group,i am not in a group,no group,no organisation,no organization,same as above,prefer not to say,rather not say,test,testing,asdf,qwerty,xxx,"
            + "yo,yo misma,yo mismo,a titulo individual,a titulo personal,por mi cuenta,individual,particular,no pertenezco a ningun colectivo,no pertenezco a ningun grupo,ningun colectivo,ningun grupo,sin grupo,sin colectivo,prueba,"
            + "a titre personnel,a titre individuel,moi,independante,independant,aucun groupe,sans groupe,pas de groupe,einzelperson,privat,privatperson,ich,ich bin in keiner gruppe,keine gruppe,ohne gruppe,niemand,"
            + "si,ninguno,ninguna,ningun,nada,no aplica,no se,no sabe,por confirmar,todavia no,"
            + "oui,non,aucun,aucune,neant,rien,sans objet,inconnu,a confirmer,pas encore,ja,nein,keine,keiner,keines,kein,nichts,entfallt,unbekannt,nee,geen").Split(','),
    ];

    /// <summary>Answers that may also be somebody's name.</summary>
    private static readonly HashSet<string> Vague = [.. "various,several,many,some,all,other,others,varios,varias,otros,otras,todos,todas,divers,autre,autres,tous,diverse,andere,alle".Split(',')];

    /// <summary>What notes below a table begin with.</summary>
    private static readonly string[] Notes =
        ["note ", "notes ", "nb ", "n b ", "source ", "sources ", "updated ", "last updated ", "this list ", "this table ", "please ", "ask ", "see ", "contact ", "nota ", "notas ", "fuente ", "actualizado ", "ver ", "remarque ", "source ", "mis a jour ", "voir ", "hinweis ", "anmerkung ", "quelle ", "stand ", "siehe "];

    private static readonly HashSet<string> Speakers = [.. "we i our us they you im weve dont nosotros nosotras nuestro nuestra nuestros nuestras nous notre nos je wir uns unser unsere ich".Split(' ')];

    /// <summary>Why a row of a table is no group, by what stands where its name should; null if it can be one.</summary>
    /// <param name="isAlone">Whether nothing else stands in the row.</param>
    public static Reason? Of(string name, bool isAlone)
    {
        var folded = Folding.Fold(name);
        if (IsTotal(folded)) return new Reason("It is a total, not a group: “{0}”", name);
        if (IsAnswer(name, folded)) return new Reason("“{0}” is an answer, not the name of a group", name);
        if (!isAlone) return null;
        if (Vague.Contains(folded)) return new Reason("“{0}” is an answer, not the name of a group", name);
        if (name.TrimEnd() is [.., ':'] || SectionWithCount().IsMatch(folded) || Directions.Contains(folded)) return new Reason("It is the title of a section, not a group: “{0}”", name);
        return folded.Count(letter => letter == ' ') >= 2 && (name is ['*' or '†', ..] || Notes.Any(start => folded.StartsWith(start, StringComparison.Ordinal)))
            ? new Reason("It is a note, not a group")
            : null;
    }

    /// <summary>Whether what stands in a column of networks or events is an answer or a sentence, and no name.</summary>
    public static bool IsSaid(string text)
    {
        var folded = Folding.Fold(text);
        if (folded.Length == 0 || IsAnswer(text, folded) || Vague.Contains(folded) || text.TrimEnd() is [.., ':']) return true;
        var words = folded.Split(' ');
        return (words.Length >= 3 && Notes.Any(start => folded.StartsWith(start, StringComparison.Ordinal)))
            || (words.Length >= 5 && words.Any(Speakers.Contains))
            || (words.Length >= 6 && text.TrimEnd() is [.., '.' or '!' or '?']);
    }

    private static readonly HashSet<string> Directions = [.. "north,south,east,west,north east,north west,south east,south west,midlands,norte,sur,este,oeste,nord,sud,ost,sued,ouest,est".Split(',')];

    /// <summary>"South (3 groups)".</summary>
    [GeneratedRegex(@"^[\p{L} ]+ \d+ (groups?|grupos?|gruppen?|groupes?|organisations?|colectivos?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionWithCount();

    /// <summary>What programs call a mark that nobody named.</summary>
    public static bool IsDefault(string name) => name.Length < 40 && Untitled().IsMatch(Folding.Fold(name));

    [GeneratedRegex(@"^(untitled|unnamed|sin titulo|sans titre|ohne titel|unbenannt)( (placemark|point|line|polygon|path|marker|layer|map|node|group|element))?( \d+)?$|^(placemark|polygon|waypoint|new (node|element|group|placemark))( \d+)?$|^(point|line|marker|punto|linea|punkt|linie|ligne) \d+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Untitled();

    private static bool IsTotal(string folded) => Totals.Contains(folded.TrimEnd("0123456789 ".ToCharArray()));

    private static bool IsAnswer(string text, string folded) => Answers.Contains(folded) && !IsAcronym(text);

    /// <summary>NA and NAN may be groups that call themselves so, if they write it without anything between; N/A is none.</summary>
    private static bool IsAcronym(string text) => text.Length > 2 && text.All(char.IsAsciiLetterUpper) && text is not ("YES" or "NONE" or "NULL" or "NIL" or "TBC" or "TBD" or "NON" or "OUI" or "NEIN" or "TRUE" or "FALSE" or "NAN" or "SAME" or "ETC");
}
