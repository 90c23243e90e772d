using NodaTime;

namespace Weft.Tasks;

/// <summary>What is said of the days of a task: by when, overdue since, done on.</summary>
public sealed record When(Undertaking Work, LocalDate Today);
