package io.hearth.template.value;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Schedules in cron's form: minute, hour, day of month, month, day of week, and maybe second. */
final class CronExpressions {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<Field> FIELDS =
            List.of(
                    new Field(0, 59, List.of()),
                    new Field(0, 23, List.of()),
                    new Field(1, 31, List.of()),
                    new Field(1, 12, MONTHS),
                    new Field(0, 7, DAYS),
                    new Field(0, 59, List.of()));
    private static final List<String> SHORTHANDS =
            List.of(
                    "@midnight",
                    "@hourly",
                    "@daily",
                    "@weekly",
                    "@monthly",
                    "@yearly",
                    "@annually");

    /** What one of the fields may hold. */
    private record Field(int min, int max, List<String> names) {
        boolean takes(String text) {
            if (text.isEmpty()) {
                return false;
            }
            for (String part : text.split(",", -1)) {
                if (!takesPart(part)) {
                    return false;
                }
            }
            return true;
        }

        private boolean takesPart(String part) {
            String[] stepped = part.split("/", -1);
            if (stepped.length > 2
                    || (stepped.length == 2 && !stepped[1].matches("[1-9][0-9]{0,3}"))) {
                return false;
            }
            if (stepped[0].equals("*") || (stepped[0].equals("?") && stepped.length == 1)) {
                return true;
            }
            if (max == 31 && stepped[0].equals("l")) {
                return true;
            }
            String[] bounds = stepped[0].split("-", -1);
            return bounds.length <= 2
                    && number(bounds[0]) >= 0
                    && number(bounds[bounds.length - 1]) >= 0;
        }

        private int number(String text) {
            if (names.contains(text)) {
                return min + names.indexOf(text);
            }
            int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
            return number >= min && number <= max ? number : -1;
        }
    }

    private CronExpressions() {}

    /** What is wrong with it; null when nothing. */
    static @Nullable String problem(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || SHORTHANDS.contains(text)) {
            return null;
        }
        String[] fields = text.split("\\s+", -1);
        if (fields.length < 5 || fields.length > 6) {
            return "Invalid CRON expression: Exactly 5, 6 or 7 columns has to be specified for iterator expression.";
        }
        for (int index = 0; index < fields.length; index++) {
            if (!FIELDS.get(index).takes(fields[index])) {
                return "Invalid CRON expression: [%s] is not acceptable".formatted(value);
            }
        }
        return null;
    }
}
