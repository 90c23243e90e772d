namespace Weft.Web;

/// <summary>Anybody may ask for this, and nobody is asked who they are. Whatever is not marked so is for those who are signed in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute;

/// <summary>For who has given the right passphrase and still owes the second factor.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HalfwayAttribute : Attribute;
