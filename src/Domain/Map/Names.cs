using System.Collections.Frozen;

namespace Weft.Map;

/// <summary>The names of groups as people shorten them.</summary>
public static class Names
{
    private static readonly FrozenSet<string> Small =
        "the of and for in on to a an y e de del la las el los en para por at with con al und des du et le les da do dos das o".Split(' ').ToFrozenSet();

    /// <summary>Short forms, and other spellings, with the word they stand for.</summary>
    private const string ShortForms =
        "assoc assn assocn=association, asoc=asociacion"
        + ", org organization orgs organisations organizations ong=organisation, ctr cntr center=centre"
        + ", ntwk netwk nwk networks=network, st ste=saint, soc=society, cttee ctte comm cte=committee"
        + ", fdn fndn found fnd=foundation, grp gp groups gps=group, dept=department, univ uni=university"
        + ", intl int=international, natl nat=national, govt=government, comty cmty commty=community, coop=cooperative"
        + ", fed=federation, inst=institute, coll=collective, proj=project, prog program=programme"
        + ", serv svc svcs services=service, uk=united kingdom, gb=great britain, us usa=united states"
        + ", eu=european union, ldn=london, nyc=new york city, mt=mount, rd=road, ave=avenue, nth=north, sth=south"
        + ", bros=brothers, camp cmpn=campaign, vol vols volunteers=volunteer, sol=solidarity, supp=support"
        + ", labor=labour, neighborhood=neighbourhood, defense=defence, fund=fundacion, col colec=colectivo, sta=santa"
        + ", sto=santo, dcho=derecho, dchos=derechos, ddhh=derechos humanos";

    private static readonly FrozenDictionary<string, string> Abbreviations = ShortForms
        .Split(", ")
        .Select(entry => entry.Split('='))
        .SelectMany(entry => entry[0].Split(' '), (entry, form) => (form, entry[1]))
        .ToFrozenDictionary(pair => pair.form, pair => pair.Item2);

    /// <summary>Legal forms say nothing of who a group is.</summary>
    private static readonly FrozenSet<string> Forms = "ltd limited inc incorporated cic cio llc plc co company corp gmbh ev sl sa sc ac asbl vzw stichting bv".Split(' ').ToFrozenSet();

    /// <summary>Words such as "of" and "de", which people leave out.</summary>
    internal static bool IsSmall(string word) => Small.Contains(word);
    internal static bool IsLegalForm(string word) => Forms.Contains(word);
    /// <summary>What a short form stands for, one or more words; null if it is none.</summary>
    internal static string? Full(string word) => Abbreviations.GetValueOrDefault(word);

    /// <summary>
    /// How people may shorten a name of three words or more, folded: with and without its small words (CAFA and CFA); and what stands
    /// in brackets in capitals: "Campaign ... (CAAT)".
    /// </summary>
    public static IEnumerable<string> Acronyms(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (open >= 0 && name.IndexOf(')', open) is var close && close > open + 2 && close - open <= 12)
        {
            var inside = name[(open + 1)..close];
            if (inside.All(letter => char.IsUpper(letter) || letter is '.' or '&')) yield return Folding.Fold(inside.Replace(".", "", StringComparison.Ordinal));
            name = name[..open];
        }
        var words = Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3) yield break;
        var all = Initials(words, small: true);
        var great = Initials(words, small: false);
        if (all.Length is >= 3 and <= LongestAcronym) yield return all;
        if (great.Length is >= 3 and <= LongestAcronym && great != all) yield return great;
    }

    private static string Initials(string[] words, bool small)
    {
        Span<char> initials = stackalloc char[Math.Min(words.Length, LongestAcronym + 1)];
        var length = 0;
        foreach (var word in words)
            if (length < initials.Length && !Forms.Contains(word) && (small || !Small.Contains(word))) initials[length++] = word[0];
        return initials[..length].ToString();
    }

    internal const int LongestAcronym = 10;
}
