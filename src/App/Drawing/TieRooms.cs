using Weft.Map.Graphs;

namespace Weft.Drawing;

/// <summary>
/// Gives each community a room of its own, laid out by its own ties, and puts the rooms in rows, as near to each other as the
/// ties between them say. Names have room below their knots.
/// </summary>
internal sealed class TieRooms(Knot[] knots, Graph graph, ulong seed)
{
    private const double Edge = 50, Gap = 26, Heading = 34;
    private readonly double _width = knots.Length <= 45 ? 800 : 1000;

    public (double Width, double Height) Arrange()
    {
        var rooms = knots.Select((knot, i) => (knot, i)).GroupBy(pair => pair.knot.Community).OrderBy(room => room.Key)
            .Select(room => room.Select(pair => pair.i).ToArray()).ToArray();
        var sizes = rooms.Select(Within).ToArray();
        var order = Rows(rooms);
        var y = 16.0;
        var waiting = order.ToList();
        while (waiting.Count > 0)
        {
            var row = new List<int>();
            var across = 0.0;
            foreach (var room in waiting.ToList())
            {
                if (row.Count > 0 && across + sizes[room].Width > _width) continue;
                if (row.Count > 0 && sizes[room].Height > 1.7 * sizes[row[0]].Height && waiting.Count > row.Count + 1) continue;
                row.Add(room);
                waiting.Remove(room);
                across += sizes[room].Width;
            }
            var tall = row.Max(room => sizes[room].Height);
            var space = Math.Max(0, (_width - across) / (row.Count + 1));
            var x = space;
            foreach (var room in row.OrderBy(room => _across[room]))
            {
                foreach (var i in rooms[room])
                    (knots[i].X, knots[i].Y) = (knots[i].X + x, knots[i].Y + y + (tall - sizes[room].Height) / 2);
                x += sizes[room].Width + space;
            }
            y += tall + Gap;
        }
        return (_width, Math.Max(y, 160));
    }

    private double[] _across = [];

    /// <summary>Rooms from the top down, as the layout of rooms has them.</summary>
    private int[] Rows(int[][] rooms)
    {
        var room = new int[knots.Length];
        for (var r = 0; r < rooms.Length; r++)
            foreach (var i in rooms[r]) room[i] = r;
        var ties = new List<(int, int, double)>();
        for (var i = 0; i < knots.Length; i++)
            for (var k = 0; k < graph.Degree(i); k++)
                if (graph.NeighboursOf(i)[k] is var j && j > i && room[i] != room[j])
                    ties.Add((room[i], room[j], graph.WeightsOf(i)[k]));
        var points = Layout.Of(Graph.From(rooms.Length, ties), seed);
        _across = [.. points.Select(point => point.X)];
        return [.. Enumerable.Range(0, rooms.Length).OrderBy(r => ties.Count == 0 ? r : points[r].Y).ThenBy(r => r)];
    }

    private (double Width, double Height) Within(int[] room)
    {
        var place = room.Select((node, i) => (node, i)).ToDictionary(pair => pair.node, pair => pair.i);
        var ties = new List<(int, int, double)>();
        foreach (var node in room)
            for (var k = 0; k < graph.Degree(node); k++)
                if (graph.NeighboursOf(node)[k] is var other && other > node && place.TryGetValue(other, out var there))
                    ties.Add((place[node], there, graph.WeightsOf(node)[k]));
        var points = Layout.Of(Graph.From(room.Length, ties), seed);
        var boxes = room.Select(node => Room(knots[node])).ToArray();
        var wanted = boxes.Sum(box => box.Width * box.Height) * 1.35;
        var (x, y) = (points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray());
        // Two rooms to a row where they can be, else one.
        var most = _width - 2 * Edge;
        var half = _width / 2 - Edge - 30;
        var goal = Math.Min(most, Math.Sqrt(wanted) < 1.5 * half ? Math.Min(half, Math.Sqrt(wanted)) : Math.Sqrt(wanted * 1.5));
        Fit(x, Math.Max(1, goal - boxes.Average(box => box.Width)));
        Fit(y, wanted / goal);
        for (var round = 0; round < 5; round++)
        {
            PushApart(x, y, boxes);
            var across = Enumerable.Range(0, x.Length).Max(i => x[i] + boxes[i].Width / 2) - Enumerable.Range(0, x.Length).Min(i => x[i] - boxes[i].Width / 2);
            if (across <= most + Edge) break;
            Fit(x, most - boxes.Max(box => box.Width));
            for (var i = 0; i < y.Length; i++) y[i] *= 1.15;
        }
        var (left, right) = (double.MaxValue, double.MinValue);
        var (top, bottom) = (double.MaxValue, double.MinValue);
        // A knot stands at the top of its box, its name below it.
        for (var i = 0; i < room.Length; i++)
            y[i] -= boxes[i].Height / 2 - knots[room[i]].Radius - (knots[room[i]].Joins ? 9 : 4);
        for (var i = 0; i < room.Length; i++)
        {
            left = Math.Min(left, Math.Min(x[i] - boxes[i].Width / 2, x[i] - Edge));
            right = Math.Max(right, Math.Max(x[i] + boxes[i].Width / 2, x[i] + Edge));
            top = Math.Min(top, y[i] - Edge);
            bottom = Math.Max(bottom, y[i] + Math.Max(Edge, boxes[i].Height));
        }
        for (var i = 0; i < room.Length; i++)
            (knots[room[i]].X, knots[room[i]].Y) = (x[i] - left, y[i] - top + Heading);
        return (right - left, bottom - top + Heading);
    }

    private (double Width, double Height) Room(Knot knot)
    {
        if (!knot.Named) return (2 * knot.Radius + 14, 2 * knot.Radius + 14);
        return (Math.Max(2 * knot.Radius, TieNames.Width(knot)) + 14, 2 * knot.Radius + (knot.Joins ? 48 : 34));
    }

    private static void Fit(double[] values, double length)
    {
        var (low, high) = (values.Min(), values.Max());
        for (var i = 0; i < values.Length; i++)
            values[i] = high - low < 1e-9 ? 0 : (values[i] - low) / (high - low) * length;
    }

    /// <summary>Moves boxes that lie on each other apart, the shorter way, until none do.</summary>
    private static void PushApart(double[] x, double[] y, (double Width, double Height)[] boxes)
    {
        for (var round = 0; round < 400; round++)
        {
            var moved = false;
            for (var i = 0; i < x.Length; i++)
            {
                for (var j = i + 1; j < x.Length; j++)
                {
                    var dx = (boxes[i].Width + boxes[j].Width) / 2 - Math.Abs(x[i] - x[j]);
                    var dy = (boxes[i].Height + boxes[j].Height) / 2 - Math.Abs(y[i] - y[j]);
                    if (dx <= 0.1 || dy <= 0.1) continue;
                    moved = true;
                    if (dx < dy) (x[i], x[j]) = Parted(x[i], x[j], dx);
                    else (y[i], y[j]) = Parted(y[i], y[j], dy);
                }
            }
            if (!moved) return;
        }
    }

    private static (double, double) Parted(double a, double b, double by) => a <= b ? (a - by / 2, b + by / 2) : (a + by / 2, b - by / 2);
}
