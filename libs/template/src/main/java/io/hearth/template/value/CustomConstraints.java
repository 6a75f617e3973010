package io.hearth.template.value;

import io.hearth.template.text.JsonReader;
import io.hearth.template.text.MalformedTextException;
import io.hearth.template.text.PythonText;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Heat's custom constraints, as far as a value can be checked alone. Those that ask another service
 * let everything pass, since that service is not here.
 */
public final class CustomConstraints {
    /**
     * What is wrong with the value; an empty text for what Heat has no words; null when nothing.
     */
    @FunctionalInterface
    private interface Check {
        @Nullable String apply(String value);
    }

    private static final Set<String> SERVICES =
            Set.of(
                    "barbican",
                    "blazar",
                    "cinder",
                    "designate",
                    "glance",
                    "heat",
                    "ironic",
                    "keystone",
                    "magnum",
                    "manila",
                    "mistral",
                    "neutron",
                    "nova",
                    "octavia",
                    "sahara",
                    "senlin",
                    "trove",
                    "zaqar");

    private static final Map<String, Check> KNOWN =
            Map.ofEntries(
                    Map.entry("ip_addr", CustomConstraints::address),
                    Map.entry("mac_addr", CustomConstraints::mac),
                    Map.entry("net_cidr", CustomConstraints::cidr),
                    Map.entry("ip_or_cidr", CustomConstraints::addressOrCidr),
                    Map.entry("dns_name", DomainNames::name),
                    Map.entry("rel_dns_name", DomainNames::relative),
                    Map.entry("dns_domain", DomainNames::domain),
                    Map.entry("iso_8601", CustomConstraints::instant),
                    Map.entry("expiration", CustomConstraints::expiration),
                    Map.entry("timezone", CustomConstraints::zone),
                    Map.entry("cron_expression", CronExpressions::problem),
                    Map.entry("json_string", CustomConstraints::json),
                    Map.entry("test_constr", value -> null));

    private CustomConstraints() {}

    /** Heat's message where the value is known to break the constraint; null where it is not. */
    public static @Nullable String problem(String name, @Nullable Object value) {
        int dot = name.indexOf('.');
        if (dot > 0 && SERVICES.contains(name.substring(0, dot))) {
            return null;
        }
        String text = PythonText.str(value);
        Check check = KNOWN.get(name);
        if (check == null) {
            return "\"%s\" does not validate %s (constraint not found)".formatted(text, name);
        }
        String problem = check.apply(text);
        if (problem == null) {
            return null;
        }
        String error = "Error validating value '%s'".formatted(text);
        return problem.isEmpty() ? error : error + ": " + problem;
    }

    private static @Nullable String address(String value) {
        return IpAddresses.isAddress(value) ? null : "Invalid IP address";
    }

    private static @Nullable String mac(String value) {
        boolean valid =
                value.matches("[0-9a-fA-F]{1,2}([:-][0-9a-fA-F]{1,2}){5}")
                        || value.matches("[0-9a-fA-F]{1,4}([:.][0-9a-fA-F]{1,4}){2}")
                        || value.matches("[0-9a-fA-F]{12}|[0-9a-fA-F]{6}-[0-9a-fA-F]{6}");
        return valid ? null : "Invalid MAC address.";
    }

    private static @Nullable String cidr(String value) {
        return IpAddresses.isCidr(value) ? null : "Invalid net cidr invalid IPNetwork " + value;
    }

    private static @Nullable String addressOrCidr(String value) {
        return IpAddresses.isAddress(value) || (value.contains("/") && IpAddresses.isCidr(value))
                ? null
                : value + " is not a valid IP or CIDR";
    }

    private static @Nullable String instant(String value) {
        try {
            OffsetDateTime.parse(
                    value.matches(".*(Z|[+-][0-9]{2}(:?[0-9]{2})?)") ? zoned(value) : value + "Z");
            return null;
        } catch (DateTimeException malformed) {
            return "";
        }
    }

    /** {@code +0100} and {@code +01} as Java reads them. */
    private static String zoned(String value) {
        return value.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2")
                .replaceFirst("(T.*[+-][0-9]{2})$", "$1:00");
    }

    /** Whether it has passed already is for whoever uses it: a check knows no time. */
    private static @Nullable String expiration(String value) {
        return value.isEmpty() || instant(value.strip()) == null
                ? null
                : "Expiration %s is invalid: Unable to parse date string %s"
                        .formatted(value, PythonText.repr(value));
    }

    private static @Nullable String zone(String value) {
        boolean known = value.isEmpty() || ZoneId.getAvailableZoneIds().contains(value);
        return known ? null : "Invalid timezone: 'No time zone found with key %s'".formatted(value);
    }

    private static @Nullable String json(String value) {
        try {
            if (!value.isEmpty()) {
                JsonReader.read(value);
            }
            return null;
        } catch (JsonReader.SyntaxException | MalformedTextException malformed) {
            return "JSON string %s is invalid: %s".formatted(value, malformed.getMessage());
        }
    }
}
