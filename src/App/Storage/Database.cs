using System.Data.Common;
using Dapper;

namespace Weft.Storage;

/// <summary>The database, on one of two engines that are given the same statements.</summary>
public abstract class Database : IAsyncDisposable
{
    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>"SQLite" or "PostgreSQL".</summary>
    public abstract string Engine { get; }

    /// <summary>Where this Weft keeps what stands on its own disk: with SQLite, everything. The host secret lies beside it.</summary>
    public required string Folder { get; init; }

    /// <param name="connection">Npgsql's connection string for PostgreSQL; WEFT_DATABASE when null or empty, and without that SQLite in the folder.</param>
    /// <param name="folder">Made, for its owner alone, if it is not there; WEFT_DATA or ./data when null or empty.</param>
    /// <exception cref="DatabaseException">The folder or database cannot be used.</exception>
    public static Database Open(string? connection, string? folder)
    {
        if (string.IsNullOrEmpty(connection)) connection = Environment.GetEnvironmentVariable("WEFT_DATABASE");
        folder = FolderFor(folder);
        try
        {
            OwnerOnly.CreateFolder(folder);
            return string.IsNullOrEmpty(connection) ? Sqlite.At(folder) : Postgres.At(connection, folder);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DatabaseException(new Reason("The data folder or the database cannot be used: {0}", broken.Message), broken);
        }
    }

    /// <summary>Opens what is there already, and makes no folder where there is none.</summary>
    /// <exception cref="DatabaseException">There is none; the message says what to do.</exception>
    public static Database OpenThere(string? connection, string? folder)
    {
        if (string.IsNullOrEmpty(connection) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WEFT_DATABASE")) && FolderFor(folder) is var data && !Directory.Exists(data))
            throw new DatabaseException(NoWeft(data));
        return Open(connection, folder);
    }

    internal static Reason NoWeft(string folder) => new("There is no Weft in {0}. Name its folder with --data, or its database with --database.", folder);

    /// <summary>Brings the tables up to what this program knows. Any number of programs may do it at once.</summary>
    public Task Migrate(CancellationToken cancel = default) => Migrations.Apply(this, cancel);

    /// <summary>The data folder: the one that is named, else WEFT_DATA, else "data" here.</summary>
    public static string FolderFor(string? named)
    {
        if (string.IsNullOrEmpty(named)) named = Environment.GetEnvironmentVariable("WEFT_DATA");
        return Path.GetFullPath(string.IsNullOrEmpty(named) ? "data" : named);
    }

    /// <summary>Reads what stood in the database at one moment.</summary>
    public abstract Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default);

    /// <summary>Reads with one statement, which needs no transaction to be of one moment.</summary>
    public abstract Task<T> Glance<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default);

    /// <summary>Writes all of it or nothing. The first statement should update the row that guards what is written.</summary>
    public abstract Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken cancel = default);

    /// <summary>Runs a statement for each row. A statement that inserts has its values in the order of <paramref name="names"/>. Its parameters are named as the row's items are in <paramref name="names"/>.</summary>
    public abstract Task ExecuteMany(DbConnection connection, string statement, IReadOnlyList<string> names,
        IReadOnlyCollection<object?[]> rows, CancellationToken cancel = default);

    /// <summary>Lets go of what was deleted, where the engine would still keep it for a while.</summary>
    public abstract Task Forget(CancellationToken cancel = default);

    /// <summary>The same to the last byte of what belongs to accounts and spaces, which may hold up others for seconds: for a job, and for nobody's page.</summary>
    public virtual Task ForgetAll(CancellationToken cancel = default) => Forget(cancel);

    /// <summary>The tables whose rows outlive a crash, in the order of their names, but for the one that counts migrations: with PostgreSQL not those that are in no log.</summary>
    internal abstract Task<IReadOnlyList<Table>> Tables(DbConnection connection);

    internal abstract Task<IReadOnlyList<Reference>> References(DbConnection connection);

    /// <summary>Lets the references of these tables be judged at the end of a transaction, and nobody else write into them until then.</summary>
    internal abstract Task SuspendReferences(DbConnection connection, IReadOnlyList<Table> tables);

    /// <summary>Judges the references now; a statement that breaks one fails again from here on.</summary>
    /// <exception cref="DbException">A row refers to one that is not there.</exception>
    internal abstract Task ResumeReferences(DbConnection connection);

    /// <summary>What the engine itself finds wrong with how things are stored, in its own words.</summary>
    internal abstract Task<IReadOnlyList<string>> Faults(DbConnection connection, IReadOnlyList<Table> tables);

    /// <summary>Makes sure that one program at a time changes the tables, until the transaction ends.</summary>
    internal abstract Task LockForMigration(DbConnection connection);

    /// <summary>The part of a migration's name that marks it as this engine's own: "sqlite" or "postgres".</summary>
    internal abstract string Dialect { get; }

    public abstract ValueTask DisposeAsync();
}

/// <summary>The database cannot be used; the message says why, for whoever runs this Weft.</summary>
public sealed class DatabaseException(Reason reason, Exception? inner = null) : Exception(reason.ToString(), inner)
{
    public Reason Reason => reason;
}
