package io.hearth.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What in a changed schema would keep one of two releases from reading the other's events. They run
 * side by side during an upgrade, and the bus keeps what the older one has written: so both must
 * read both. That leaves new fields which need not be there.
 */
final class SchemaChange {
    private final List<String> breaks = new ArrayList<>();

    private SchemaChange() {}

    /** A line for each thing that breaks a reader. */
    static List<String> breaks(JsonNode released, JsonNode present) {
        SchemaChange change = new SchemaChange();
        change.compare("", released, present);
        return change.breaks;
    }

    private void compare(String path, JsonNode released, JsonNode present) {
        for (String keyword : List.of("type", "enum", "format", "contentEncoding", "required")) {
            Set<String> before = words(released.path(keyword));
            Set<String> now = words(present.path(keyword));
            if (!before.equals(now)) {
                breaks.add("%s: %s was %s, is %s".formatted(path, keyword, before, now));
            }
        }
        if (released.path("items").isObject()) {
            compare(path + "[]", released.path("items"), present.path("items"));
        }
        released.path("properties")
                .properties()
                .forEach(
                        property -> {
                            JsonNode now = present.path("properties").path(property.getKey());
                            String name = path + "." + property.getKey();
                            if (now.isMissingNode()) {
                                breaks.add(name + " is gone");
                            } else {
                                compare(name, property.getValue(), now);
                            }
                        });
    }

    /** A keyword's one word, or its list of them, which has no order. */
    private static Set<String> words(JsonNode keyword) {
        return keyword.isArray()
                ? StreamSupport.stream(keyword.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toCollection(TreeSet::new))
                : keyword.isMissingNode() ? Set.of() : Set.of(keyword.asText());
    }
}
