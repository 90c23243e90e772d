using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Weft.Web;

/// <summary>How many bytes a page takes in, where that is not what every page takes. The gate sees to it, since it reads the form first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TakesInAttribute(long bytes) : Attribute
{
    /// <summary>The most that a letter takes in a form: three bytes, each written as three.</summary>
    public const int Letter = 9;

    /// <summary>Room for what else stands in a form.</summary>
    public const int Rest = 64 * 1024;

    public long Bytes => bytes;
}

/// <summary>
/// A page whose form has a file in it. The gate reads the form as far as the file (<see cref="Upload"/>), and nothing else reads it: the framework would
/// write the file into a temporary folder first.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFileAttribute(long bytes) : TakesInAttribute(bytes), IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
