using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Weft.Bench.Web;

/// <summary>Asks as fast as answers come, over connections that stay open, one request at a time on each.</summary>
internal static class Load
{
    private const int Connections = 32;

    /// <returns>Answers per second. Any answer but 200 is an error.</returns>
    public static async Task<double> Measure(string address, Func<string> next, int seconds)
    {
        var uri = new Uri(address);
        var clock = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(seconds);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Ask(uri, next, clock, until))));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<int> Ask(Uri uri, Func<string> next, Stopwatch clock, TimeSpan until)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Parse(uri.Host), uri.Port);
        var answer = new Answer(socket);
        string? last = null;
        byte[] request = [];
        var count = 0;
        while (clock.Elapsed < until)
        {
            var path = next();
            if (path != last) request = Encoding.ASCII.GetBytes($"GET {last = path} HTTP/1.1\r\nHost: {uri.Authority}\r\n\r\n");
            await socket.SendAsync(request);
            await answer.Read();
            count++;
        }
        return count;
    }

    /// <summary>Reads one answer after another: a length that is given, or chunks (RFC 9112).</summary>
    private sealed class Answer(Socket socket)
    {
        private readonly byte[] buffer = new byte[256 << 10];
        private int start, end;

        public async ValueTask Read()
        {
            int head;
            while ((head = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8)) < 0)
                await More();
            var length = Length(buffer.AsSpan(start, head));
            start += head + 4;
            if (length is { } known)
            {
                await Skip(known);
                return;
            }
            int size;
            do
            {
                int line;
                while ((line = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
                    await More();
                size = Convert.ToInt32(Encoding.ASCII.GetString(buffer, start, line), 16);
                start += line + 2;
                await Skip(size + 2);
            }
            while (size > 0);
        }

        private static int? Length(ReadOnlySpan<byte> head)
        {
            if (!head.StartsWith("HTTP/1.1 200 "u8)) throw new InvalidDataException(Encoding.ASCII.GetString(head));
            var at = head.IndexOf("Content-Length: "u8);
            if (at < 0) return null;
            var rest = head[(at + 16)..];
            var stop = rest.IndexOf((byte)'\r');
            return int.Parse(stop < 0 ? rest : rest[..stop], System.Globalization.CultureInfo.InvariantCulture);
        }

        private async ValueTask Skip(int bytes)
        {
            while (true)
            {
                var here = Math.Min(bytes, end - start);
                start += here;
                bytes -= here;
                if (bytes == 0) return;
                await More();
            }
        }

        private async ValueTask More()
        {
            if (start == end) start = end = 0;
            if (end == buffer.Length)
            {
                Buffer.BlockCopy(buffer, start, buffer, 0, end -= start);
                start = 0;
            }
            var read = await socket.ReceiveAsync(buffer.AsMemory(end));
            if (read == 0) throw new EndOfStreamException("The server closed the connection.");
            end += read;
        }
    }
}
