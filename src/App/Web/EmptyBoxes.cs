using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Weft.Web;

/// <summary>A box that is left empty is an empty text, and not nothing.</summary>
internal sealed class EmptyBoxes : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
}
