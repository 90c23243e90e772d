namespace Weft.Groups;

/// <summary>
/// Finds listings by words as people type them: whole or begun, in any case, with or without accents, with one slip of the finger.
/// </summary>
internal sealed class WordIndex
{
    /// <summary>A slip is forgiven from this many letters on; in shorter words too much would look alike.</summary>
    public const int ForgivingFrom = 4;
    private const int ShortestBegunInText = 3, ShortestPart = 2;

    private readonly string[] words;
    private readonly Postings names;
    private readonly Postings texts;
    private readonly int size;

    private WordIndex(string[] words, Postings names, Postings texts, int size) =>
        (this.words, this.names, this.texts, this.size) = (words, names, texts, size);

    /// <param name="listings">For each listing the texts it is known by - name, place, kinds of work - and its longer text.</param>
    public static WordIndex Build(IReadOnlyList<(IEnumerable<string> Names, string Text)> listings)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        List<(int, int)> names = [], texts = [];
        var own = new HashSet<int>();
        for (var document = 0; document < listings.Count; document++)
        {
            own.Clear();
            foreach (var word in listings[document].Names.SelectMany(SearchWords.Beginnings))
                Add(word, names);
            foreach (var word in SearchWords.Beginnings(listings[document].Text))
                Add(word, texts);

            void Add(string word, List<(int, int)> to)
            {
                if (!numbers.TryGetValue(word, out var number)) numbers[word] = number = numbers.Count;
                if (own.Add(number)) to.Add((number, document));
            }
        }
        var sorted = numbers.Keys.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        var ranks = new int[sorted.Length];
        for (var rank = 0; rank < sorted.Length; rank++)
            ranks[numbers[sorted[rank]]] = rank;
        return new(sorted, Ranked(names), Ranked(texts), listings.Count);

        Postings Ranked(List<(int Word, int Document)> pairs) =>
            Postings.Make(sorted.Length, pairs.ConvertAll(pair => (ranks[pair.Word], pair.Document)));
    }

    /// <summary>The listings that are known by the word, and those that only mention it in their text or are known by one spelt nearly so.</summary>
    public (DocumentSet Known, DocumentSet Near) Find(string word)
    {
        var known = new DocumentSet(size);
        var near = new DocumentSet(size);
        var begun = Begun(0, words.Length, word);
        Add(known, names.Range(begun.First, begun.End));
        if (word.Length >= ShortestBegunInText)
        {
            Add(near, texts.Range(begun.First, begun.End));
        }
        else
        {
            var whole = Array.BinarySearch(words, word, StringComparer.Ordinal);
            if (whole >= 0) Add(near, texts[whole]);
        }
        if (SearchWords.WithoutArticle(word) is { } bare) AddBegun(near, bare);
        if (word.Length >= ForgivingFrom - 1) new Slips(this, word, near).Find();
        AddParted(near, word);
        return (known, near.Without(known));
    }

    /// <summary>Adds the listings that are known by a word that begins so.</summary>
    public void AddBegun(DocumentSet to, string start)
    {
        var (first, end) = Begun(0, words.Length, start);
        Add(to, names.Range(first, end));
    }

    // The space that was left out, which is a slip too: a whole word, and another begun.
    private void AddParted(DocumentSet to, string typed)
    {
        for (var at = ShortestPart; at <= typed.Length - ShortestPart; at++)
        {
            var whole = Array.BinarySearch(words, typed[..at], StringComparer.Ordinal);
            if (whole < 0) continue;
            DocumentSet first = new(size), second = new(size);
            Add(first, names[whole]);
            AddBegun(second, typed[at..]);
            to.UnionWith(first.IntersectWith(second));
        }
    }

    private static void Add(DocumentSet set, ReadOnlySpan<int> documents)
    {
        foreach (var document in documents)
            set.Add(document);
    }

    /// <summary>The run of words that begin so, among those from first to end.</summary>
    private (int First, int End) Begun(int first, int end, string start)
    {
        var from = Lower(first, end, word => string.CompareOrdinal(word, start) < 0);
        return (from, Lower(from, end, word => word.StartsWith(start, StringComparison.Ordinal)));
    }

    private int Lower(int first, int end, Func<string, bool> before)
    {
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (before(words[middle])) first = middle + 1;
            else end = middle;
        }
        return first;
    }

    /// <summary>
    /// Walks the sorted words as if they were a tree of letters, keeping to those that begin with the typed word but for one letter
    /// that is wrong, missing or too many, or two that changed places (Damerau 1964).
    /// </summary>
    private readonly ref struct Slips(WordIndex index, string typed, DocumentSet found)
    {
        public void Find() => Walk(0, index.words.Length, 0, 0);

        // All words from first to end begin with the same letters, as many as depth; they stand for the first i typed letters.
        private void Walk(int first, int end, int depth, int i)
        {
            if (first >= end || i > typed.Length) return;
            var full = typed.Length >= ForgivingFrom;
            if (full)
            {
                if (i < typed.Length) Rest(first, end, depth, i + 1);
                if (i + 1 < typed.Length && typed[i] != typed[i + 1])
                {
                    var (secondFirst, secondEnd) = With(first, end, depth, typed[i + 1]);
                    var (bothFirst, bothEnd) = With(secondFirst, secondEnd, depth + 1, typed[i]);
                    Rest(bothFirst, bothEnd, depth + 2, i + 2);
                }
            }
            for (var at = Longer(first, end, depth); at < end;)
            {
                var letter = index.words[at][depth];
                var (_, after) = With(at, end, depth, letter);
                if (full && i < typed.Length && letter != typed[i]) Rest(at, after, depth + 1, i + 1);
                Rest(at, after, depth + 1, i);
                at = after;
            }
            if (i == typed.Length) return;
            var (nextFirst, nextEnd) = With(first, end, depth, typed[i]);
            Walk(nextFirst, nextEnd, depth + 1, i + 1);
        }

        // The one slip is used up: the rest must be as typed.
        private void Rest(int first, int end, int depth, int i)
        {
            for (; i < typed.Length && first < end; i++, depth++)
                (first, end) = With(first, end, depth, typed[i]);
            if (first >= end) return;
            // Three letters may be a word of four that lacks one, but not the beginning of anything longer.
            if (typed.Length < ForgivingFrom) end = Math.Min(end, index.words[first].Length == depth ? first + 1 : first);
            Add(found, index.names.Range(first, end));
        }

        /// <summary>Those with this letter at this depth.</summary>
        private (int First, int End) With(int first, int end, int depth, char letter)
        {
            var words = index.words;
            var (low, high) = (first, end);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (words[middle].Length <= depth || words[middle][depth] < letter) low = middle + 1;
                else high = middle;
            }
            var from = low;
            for (high = end; low < high;)
            {
                var middle = (low + high) / 2;
                if (words[middle][depth] <= letter) low = middle + 1;
                else high = middle;
            }
            return (from, low);
        }

        // A word that ends here sorts before those that go on.
        private int Longer(int first, int end, int depth) => first < end && index.words[first].Length == depth ? first + 1 : first;
    }
}
