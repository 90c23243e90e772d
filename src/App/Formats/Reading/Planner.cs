namespace Weft.Formats;

/// <summary>Decides from headings and content what a table is and what its columns mean.</summary>
/// <param name="given">What the user said by hand.</param>
/// <param name="isTable">Whether it has headings of its own; a graph or a list of objects has attributes.</param>
internal sealed class Planner(IReadOnlyList<ColumnGiven> given, bool isTable)
{
    private List<ColumnProfile> profiles = [];
    private HashSet<ColumnProfile> ofPeople = [];
    private Dictionary<ColumnProfile, (Meaning Meaning, string Answer)> ticked = [];
    private int rows;

    public TablePlan Plan(IReadOnlyList<string> headings, IReadOnlyList<RawGroup> sample)
    {
        profiles = Profile(headings, sample);
        rows = sample.Count;
        ofPeople = NamesOfPeopleBesideGroups();
        ticked = Ticked();
        var plan = Purpose() ?? Matrix(sample) ?? Ties() ?? Participation() ?? Groups();
        return plan;
    }

    private static List<ColumnProfile> Profile(IReadOnlyList<string> headings, IReadOnlyList<RawGroup> sample)
    {
        var profiles = headings.Select(heading => new ColumnProfile(heading)).ToList();
        var byHeading = new Dictionary<string, ColumnProfile>();
        foreach (var profile in profiles)
            byHeading[profile.Heading] = profile;
        for (var row = 0; row < sample.Count; row++)
        {
            foreach (var field in sample[row].Fields)
            {
                if (!byHeading.TryGetValue(field.Name, out var profile))
                    profiles.Add(profile = byHeading[field.Name] = new(field.Name));
                profile.Add(row, field.Value, sample[row].Lists?.Contains(field.Name) == true);
            }
        }
        return profiles;
    }

    /// <summary>
    /// A plain "Name" beside a column of groups ("Organisation", "What is your group called?") is that of whoever signed up, unless what stands in it reads like names of groups,
    /// and hardly like names of people. In doubt it is private.
    /// </summary>
    private HashSet<ColumnProfile> NamesOfPeopleBesideGroups()
    {
        var named = profiles.FindAll(profile => HeadingWords.Find(profile.Heading).Any(found => found.Meaning == Meaning.Name) && ContentFits.Fits(Meaning.Name, profile, isTable));
        if (!named.Exists(profile => profile.Filled > 0 && HeadingWords.SaysGroup(profile.Heading) && !HeadingWords.IsBareName(profile.Heading))) return [];
        return [.. named.Where(profile => HeadingWords.IsBareName(profile.Heading) && !(profile.NamesOfGroups >= 0.3 && profile.NamesOfPeople < profile.NamesOfGroups / 4))];
    }

    /// <summary>Columns of which each is one answer to a question about a list: what is ticked is on it. Whatever else is answered so many times is no single value.</summary>
    private Dictionary<ColumnProfile, (Meaning Meaning, string Answer)> Ticked()
    {
        var ticked = new Dictionary<ColumnProfile, (Meaning, string)>();
        if (!isTable) return ticked;
        foreach (var question in profiles.Where(profile => !given.Any(column => Names(column, profile))).Select(profile => (Profile: profile, Heading: FormHeadings.Ticked(profile.Heading)))
            .Where(one => one.Heading is not null).GroupBy(one => one.Heading!.Value.Question))
        {
            if (question.Count() < 2 || HeadingWords.Find(question.Key) is not [var (meaning, _), ..] || meaning is Meaning.Private) continue;
            var isList = meaning.IsList() && question.Sum(one => one.Profile.YesOrNo) >= 0.6 * question.Sum(one => one.Profile.Filled);
            foreach (var (profile, heading) in question)
                ticked[profile] = (isList ? meaning : Meaning.Other, heading!.Value.Answer);
            // KoBo has all ticked answers in a column of their own, too.
            if (isList && profiles.Find(profile => (FormHeadings.LastOfPath(profile.Heading) ?? profile.Heading) == question.Key) is { } all) ticked[all] = (Meaning.Other, "");
        }
        return ticked;
    }

    private TablePlan? Purpose()
    {
        if (!isTable) return null;
        var chosen = Choose([Meaning.What, Meaning.Name, Meaning.Wanted]);
        return chosen.ContainsKey(Meaning.What) && chosen.ContainsKey(Meaning.Name) && (chosen.ContainsKey(Meaning.Wanted) || profiles.Count <= 3)
            ? Make(TableKind.Purpose, chosen, [])
            : null;
    }

    private TablePlan? Ties()
    {
        if (!isTable && !IsGiven(Meaning.From)) return null;
        var chosen = Choose([Meaning.From, Meaning.To, Meaning.TieKind, Meaning.Strength, Meaning.Confirmed, Meaning.Through, Meaning.Direction]);
        return chosen.TryGetValue(Meaning.From, out var from) && chosen.TryGetValue(Meaning.To, out var to) && AreSites(from) == AreSites(to) ? Make(TableKind.Ties, chosen, []) : null;
    }

    /// <summary>The first column names groups; all others hold 0 or 1, or numbers under the same names.</summary>
    private TablePlan? Matrix(IReadOnlyList<RawGroup> sample)
    {
        if (!isTable || profiles.Count < 4 || profiles[0].Filled < 2 || given.Count > 0) return null;
        var others = profiles.Skip(1).ToList();
        if (profiles[0].Numbers * 2 > profiles[0].Filled || others.TrueForAll(other => other.Filled == 0)) return null;
        var names = sample.Where(row => row.Fields is [var first, ..] && first.Name == profiles[0].Heading)
            .Select(row => Folding.Fold(row.Fields[0].Value)).ToHashSet();
        var same = others.Count(other => names.Contains(Folding.Fold(other.Heading)));
        var kind = same * 5 >= others.Count * 4 ? TableKind.TieMatrix : TableKind.ParticipationMatrix;
        if (kind == TableKind.ParticipationMatrix && others.Count(other => DescribesGroups(other.Heading)) * 5 > others.Count) return null;
        if (!others.TrueForAll(other => kind == TableKind.TieMatrix ? other.Numbers + other.YesOrNo >= other.Filled : other.YesOrNo == other.Filled)) return null;
        return new(kind, [new(profiles[0].Heading, Meaning.Name), .. others.Select(other => new ColumnPlan(other.Heading, Meaning.Event))]);
    }

    /// <summary>The events of a matrix may be called Assembly and March; skills and towns are columns of a list.</summary>
    private static bool DescribesGroups(string heading) =>
        HeadingWords.Knows(heading) && HeadingWords.Find(heading).Any(found => found.Meaning is not (Meaning.Event or Meaning.Network));

    /// <summary>A group and an event or network on each row, and nothing that describes the group.</summary>
    private TablePlan? Participation()
    {
        if (!isTable) return null;
        var chosen = Choose([Meaning.Event, Meaning.Network, Meaning.Name, Meaning.Id]);
        if (!chosen.TryGetValue(Meaning.Event, out var shared) && !chosen.TryGetValue(Meaning.Network, out shared)) return null;
        if (!chosen.TryGetValue(Meaning.Name, out var name) && !chosen.TryGetValue(Meaning.Id, out name)) return null;
        if (name == shared) return null;
        var describes = profiles.Exists(profile => profile != name && profile != shared && profile.Filled > 0
            && HeadingWords.Find(profile.Heading).Any(found => found.Meaning is Meaning.Description or Meaning.Website or Meaning.Place or Meaning.City
                or Meaning.Latitude or Meaning.Address || found.Meaning.IsList()));
        // Where each group has a row of its own, the column is one of its attributes and may hold a list.
        if (describes || profiles.Count > 8 || (profiles.Count > 3 && name.Distinct.Count == rows)) return null;
        if (name.Distinct.Count == rows && shared.Distinct.Count == rows && rows > 1) return null;
        var word = chosen.ContainsKey(Meaning.Event) ? Meaning.Event : Meaning.Network;
        return Make(TableKind.Participation, new() { [Meaning.Name] = name, [word] = shared }, []);
    }

    private TablePlan Groups()
    {
        var meanings = Enum.GetValues<Meaning>().Where(meaning => meaning is > Meaning.Other and < Meaning.From).ToList();
        var chosen = Choose([.. meanings.Where(meaning => !meaning.MayRepeat())]);
        return Make(TableKind.Groups, chosen, [.. meanings.Where(meaning => meaning.MayRepeat())]);
    }

    /// <summary>For each meaning, in order, the column that fits it best; a column is chosen once.</summary>
    private Dictionary<Meaning, ColumnProfile> Choose(IReadOnlyList<Meaning> meanings)
    {
        var chosen = new Dictionary<Meaning, ColumnProfile>();
        foreach (var column in given)
        {
            if (!meanings.Contains(column.Meaning) || column.Meaning.MayRepeat()) continue;
            if (profiles.Find(profile => Names(column, profile)) is { } profile) chosen[column.Meaning] = profile;
        }
        foreach (var meaning in meanings)
        {
            if (chosen.ContainsKey(meaning)) continue;
            var best = profiles
                .Where(profile => !chosen.ContainsValue(profile) && !given.Any(column => Names(column, profile)))
                .Select(profile => (Profile: profile, Score: Score(profile, meaning)))
                .Where(one => one.Score > double.NegativeInfinity)
                .OrderByDescending(one => one.Score)
                .FirstOrDefault();
            if (best.Profile is not null) chosen[meaning] = best.Profile;
            // Maps of links between sites have nothing but their addresses.
            else if (meaning is Meaning.Name or Meaning.From or Meaning.To && profiles.Find(profile => !chosen.ContainsValue(profile) && AreSites(profile) && Says(profile, meaning)) is { } sites) chosen[meaning] = sites;
            else if (meaning is Meaning.Name && isTable && profiles.Find(profile => AreSites(profile) && Says(profile, Meaning.Website)) is { } only && profiles.TrueForAll(profile => profile == only || HeadingWords.Knows(profile.Heading))) chosen[meaning] = only;
        }
        return chosen;
    }

    private static bool AreSites(ColumnProfile profile) => profile.Share(profile.WebAddresses) >= 0.5;

    private static bool Says(ColumnProfile profile, Meaning meaning) => HeadingWords.Find(profile.Heading).Any(found => found.Meaning == meaning);

    /// <summary>How well a column fits a meaning: its heading first, then what stands under it.</summary>
    private double Score(ColumnProfile profile, Meaning meaning)
    {
        var found = HeadingWords.Find(profile.Heading).Where(one => one.Meaning == meaning).ToList();
        if (found.Count == 0 || ofPeople.Contains(profile) || ticked.ContainsKey(profile) || !ContentFits.Fits(meaning, profile, isTable)) return double.NegativeInfinity;
        if (meaning == Meaning.Id && found[0].Rank >= 100 && (profile.Rows < rows || profile.Distinct.Count * 100 < 95 * Math.Min(rows, 5000))) return double.NegativeInfinity;
        var filled = rows == 0 ? 0 : (double)profile.Rows / rows;
        var score = 40 * filled - found[0].Rank;
        // A table that names no group says of each row whose it is: its own number is not the group's.
        if (meaning is Meaning.Id && HeadingWords.SaysGroup(profile.Heading) && !profiles.Exists(other => HeadingWords.Find(other.Heading).Any(one => one.Meaning == Meaning.Name))) score += 40;
        // Of several columns that may be the name, the one that tells rows apart is it.
        if (meaning is Meaning.Name && profile.Rows > 0) score += 60.0 * profile.Distinct.Count / Math.Min(profile.Rows, 5000);
        return score;
    }

    private TablePlan Make(TableKind kind, Dictionary<Meaning, ColumnProfile> chosen, IReadOnlyList<Meaning> repeating)
    {
        var plans = profiles.Select(profile =>
        {
            if (kind == TableKind.Groups && ticked.TryGetValue(profile, out var answer)) return new ColumnPlan(profile.Heading, answer.Meaning, Whole: true) { Answer = answer.Answer };
            var meaning = chosen.FirstOrDefault(one => one.Value == profile) is { Value: not null } one ? one.Key : Repeating(profile, repeating);
            if (meaning == Meaning.Description && !repeating.Any(one => one is Meaning.Specialisms or Meaning.Skills && profiles.Exists(other => Repeating(other, repeating) == one)) && ListsKnownWords(profile)) return new ColumnPlan(profile.Heading, Meaning.Specialisms, AtCommas: true, profile.Repeats);
            if (meaning != Meaning.RestingUntil) return new ColumnPlan(profile.Heading, meaning, profile.SplitsAtCommas, profile.Repeats);
            var monthFirst = profile.Distinct.Any(Values.IsMonthFirst);
            return new ColumnPlan(profile.Heading, meaning, MonthFirst: monthFirst)
            {
                // Where some dates can only have the month first and others only the day, nothing says which way the rest is.
                EitherWay = monthFirst == profile.Distinct.Any(value => Values.Date(value) is not null && !Values.IsEitherWay(value) && !Values.IsMonthFirst(value) && value.Contains('/')) ? profile.Distinct.FirstOrDefault(Values.IsEitherWay) : null,
            };
        });
        return new(kind, [.. plans]);
    }

    /// <summary>Whether "What they do" is answered in lists ("bail fund; court support") and not in sentences.</summary>
    private bool ListsKnownWords(ColumnProfile profile)
    {
        if (!isTable || profile.Distinct.Count == 0 || profile.MeanLength > 120) return false;
        var parts = profile.Distinct.SelectMany(value => ListValues.Split(value, atCommas: true)).ToList();
        return parts.TrueForAll(part => part.Count(letter => letter == ' ') < 5) && parts.Count(VocabularyFile.Knows) * 2 >= parts.Count;
    }

    private Meaning Repeating(ColumnProfile profile, IReadOnlyList<Meaning> meanings)
    {
        if (given.FirstOrDefault(column => Names(column, profile)) is { } column && column.Meaning.MayRepeat()) return column.Meaning;
        if (ofPeople.Contains(profile)) return Meaning.Private;
        foreach (var (meaning, rank) in HeadingWords.Find(profile.Heading))
            if ((rank <= HeadingWords.Sure || profile.Share(profile.YesOrNo) < 0.8) && (meanings.Contains(meaning) || meaning == Meaning.Private) && ContentFits.Fits(meaning, profile, isTable)) return meaning;
        // A second address is one, too.
        if (HeadingWords.Find(profile.Heading).Any(found => found.Meaning is Meaning.Address or Meaning.Postcode)) return Meaning.Private;
        // Whatever the heading, what reaches people, or names them, stays private.
        return profile.Share(profile.Emails) > 0.3 || profile.Share(profile.Telephones) > 0.5 || profile.Share(profile.Machines) > 0.5 || profile.NamesOfPeople > 0.3 ? Meaning.Private : Meaning.Other;
    }

    private bool IsGiven(Meaning meaning) => given.Any(column => column.Meaning == meaning);

    private static bool Names(ColumnGiven column, ColumnProfile profile) =>
        column.Heading == profile.Heading || HeadingWords.Fold(column.Heading) == HeadingWords.Fold(profile.Heading);
}
