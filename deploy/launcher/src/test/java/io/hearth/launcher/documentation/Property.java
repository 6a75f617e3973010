package io.hearth.launcher.documentation;

import static io.hearth.testkit.documentation.GeneratedPart.cell;
import static io.hearth.testkit.documentation.GeneratedPart.code;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A property that services read.
 *
 * @param type of Java, such as {@code Optional<Path>}
 * @param defaultValue empty for none
 * @param description a sentence; empty when nothing is said
 * @param services who read it
 */
record Property(
        String name, String type, String defaultValue, String description, Set<String> services) {
    /** What two places say of the same property. */
    Property and(Property other) {
        Set<String> both = new TreeSet<>(services);
        both.addAll(other.services);
        return new Property(
                name,
                type.isEmpty() ? other.type : type,
                defaultValue.isEmpty() ? other.defaultValue : defaultValue,
                description.isEmpty() ? other.description : description,
                both);
    }

    String row() {
        return "| %s | %s | %s | %s |\n".formatted(code(name), kind(), preset(), cell(sentence()));
    }

    private String preset() {
        if (!defaultValue.isEmpty()) {
            return code(defaultValue);
        }
        return type.startsWith("Optional") ? "none" : "**must be set**";
    }

    private String kind() {
        String plain = type.replaceFirst("^(?:Optional|Provider)<(.*)>$", "$1");
        return switch (plain) {
            case "Duration" -> "time";
            case "int", "long", "Integer", "Long", "OptionalInt" -> "number";
            case "boolean" -> "true, false";
            case "Path" -> "file";
            case "Set<String>", "List<String>" -> "texts, with commas";
            default -> "text";
        };
    }

    private String sentence() {
        String text = description.strip();
        String begun = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
