package io.hearth.template.version;

import io.hearth.template.error.TemplateError;
import io.hearth.template.error.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A template's version.
 *
 * @param key the section that tells it, e.g. {@code heat_template_version}
 * @param name as written, e.g. {@code rocky}
 * @param date what the name stands for, e.g. {@code 2018-08-31}
 */
public record TemplateVersion(Dialect dialect, String key, String name, String date) {
    public static final String HOT_KEY = "heat_template_version";
    public static final String CFN_KEY = "AWSTemplateFormatVersion";
    public static final String HEAT_CFN_KEY = "HeatTemplateFormatVersion";

    private static final Map<String, String> HOT = hotVersions();
    private static final Map<String, Map<String, String>> KNOWN =
            Map.of(
                    HOT_KEY, HOT,
                    CFN_KEY, Map.of("2010-09-09", "2010-09-09"),
                    HEAT_CFN_KEY, Map.of("2012-12-12", "2012-12-12"));

    private static Map<String, String> hotVersions() {
        Map<String, String> versions = new TreeMap<>();
        for (String date :
                List.of(
                        "2013-05-23",
                        "2014-10-16",
                        "2015-04-30",
                        "2015-10-15",
                        "2016-04-08",
                        "2016-10-14",
                        "2017-02-24",
                        "2017-09-01",
                        "2018-03-02",
                        "2018-08-31",
                        "2021-04-16")) {
            versions.put(date, date);
        }
        versions.put("newton", "2016-10-14");
        versions.put("ocata", "2017-02-24");
        versions.put("pike", "2017-09-01");
        versions.put("queens", "2018-03-02");
        versions.put("rocky", "2018-08-31");
        versions.put("wallaby", "2021-04-16");
        return versions;
    }

    /**
     * @throws TemplateException InvalidTemplateVersion when the document tells none, several, or
     *     one that is not known
     */
    public static TemplateVersion of(Map<String, ?> document) {
        TreeSet<String> present = new TreeSet<>(KNOWN.keySet());
        present.removeIf(key -> !(document.get(key) instanceof String));
        if (present.isEmpty()) {
            throw invalid("Template version was not provided");
        }
        if (present.size() > 1) {
            throw invalid("Ambiguous versions (%s)".formatted(String.join(", ", present)));
        }
        String key = present.first();
        String name = String.valueOf(document.get(key));
        Map<String, String> known = KNOWN.getOrDefault(key, Map.of());
        String date = known.get(name);
        if (date == null) {
            throw invalid(
                    "\"%s: %s\". \"%s\" should be%s: %s"
                            .formatted(
                                    key,
                                    name,
                                    key,
                                    known.size() > 1 ? " one of" : "",
                                    String.join(", ", known.keySet())));
        }
        return new TemplateVersion(
                key.equals(HOT_KEY) ? Dialect.HOT : Dialect.CFN, key, name, date);
    }

    /** All that there are, aliases too: HOT in the order of their names, then the others. */
    public static List<TemplateVersion> all() {
        List<TemplateVersion> versions = new ArrayList<>();
        for (String key : List.of(HOT_KEY, CFN_KEY, HEAT_CFN_KEY)) {
            KNOWN.getOrDefault(key, Map.of())
                    .keySet()
                    .forEach(name -> versions.add(of(Map.of(key, name))));
        }
        return List.copyOf(versions);
    }

    public boolean isHot() {
        return dialect == Dialect.HOT;
    }

    /** Whether it is HOT of that date or newer. */
    public boolean isHotSince(String hotDate) {
        return isHot() && date.compareTo(hotDate) >= 0;
    }

    private static TemplateException invalid(String explanation) {
        return new TemplateException(
                TemplateError.INVALID_TEMPLATE_VERSION,
                "The template version is invalid: " + explanation);
    }
}
