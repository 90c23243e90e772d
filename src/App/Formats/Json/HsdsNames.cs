namespace Weft.Formats;

/// <summary>The tables of HSDS by the names of their files and columns.</summary>
internal static class HsdsNames
{
    /// <summary>Times, prices, papers and the history of changes: nothing that a map of groups could show.</summary>
    public static readonly string[] LeftOut =
        ["schedules", "cost_options", "required_documents", "metadata", "meta_table_descriptions", "taxonomies", "accessibility", "organization_identifiers", "service_capacities", "units",
            "service_taxonomies", "eligibility", "payments_accepted", "mail_addresses"];

    private static readonly string[] Known =
    [
        "organizations", "services", "locations", "service_at_location", "addresses", "phones", "contacts", "languages", "service_areas", "programs", "funding", "attributes",
        "taxonomy_terms", "urls", .. LeftOut,
    ];

    /// <summary>The HSDS table that a file of this name and these headings is; null if it is none.</summary>
    public static string? TableOf(string fileName, IReadOnlyCollection<string> headings)
    {
        var name = TableName(fileName);
        if (!(headings.Contains("id") || (name is "taxonomies" && headings.Contains("taxonomy_id"))) || !Known.Contains(name)) return null;
        return name switch
        {
            "organizations" => Any("legal_status", "tax_status", "tax_id", "year_incorporated", "parent_organization_id", "alternate_name", "uri", "name"),
            "services" => Any("organization_id", "program_id", "interpretation_services", "application_process", "eligibility_description", "alternate_name", "location_id", "taxonomy_ids"),
            "locations" => Any("location_type", "organization_id", "transportation", "alternate_name"),
            "taxonomy_terms" => Any("taxonomy", "taxonomy_id", "parent_id", "code"),
            "attributes" => Any("link_id", "taxonomy_term_id"),
            "taxonomies" => Any("term", "parent_id") is null ? Any("uri", "version") : headings.Contains("id") ? "taxonomy_terms" : name,
            "meta_table_descriptions" => Any("character_set", "language"),
            "metadata" => Any("resource_id"),
            _ => headings.Any(heading => heading.EndsWith("_id", StringComparison.Ordinal)) ? name : null,
        };

        string? Any(params ReadOnlySpan<string> columns)
        {
            foreach (var column in columns)
                if (headings.Contains(column)) return name;
            return null;
        }
    }

    /// <summary>Whether a file is named like a table of HSDS; what stands in it decides.</summary>
    public static bool IsTableName(string fileName) => Known.Contains(TableName(fileName));

    private static string TableName(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return Plural((name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name).ToLowerInvariant());
    }

    /// <summary>Tables by one name, whichever version or file they come from.</summary>
    public static string Plural(string name) => name switch
    {
        "organization" => "organizations",
        "service" => "services",
        "location" => "locations",
        "address" or "physical_addresses" or "postal_addresses" => "addresses",
        "phone" => "phones",
        "contact" => "contacts",
        "language" => "languages",
        "program" => "programs",
        "attribute" => "attributes",
        "schedule" or "regular_schedules" or "regular_schedule" or "holiday_schedules" or "holiday_schedule" => "schedules",
        "mail_address" => "mail_addresses",
        "taxonomy_term" => "taxonomy_terms",
        "taxonomy" => "taxonomies",
        "service_taxonomy" or "services_taxonomy" => "service_taxonomies",
        "service_at_locations" or "services_at_location" => "service_at_location",
        "service_area" => "service_areas",
        "additional_urls" or "additional_websites" => "urls",
        _ => name,
    };
}
