package io.hearth.signalservice.cloudwatch;

import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of a request, or those of one member of a list, whose names begin alike. Each that
 * cannot be fails with a {@link CfnFault} that names it and does not quote it.
 *
 * @param prefix such as {@code MetricData.member.1.}; empty for the whole request
 */
record Query(TreeMap<String, String> parameters, String prefix) {
    /** The longest text of AWS's API, in characters. */
    static final int LONGEST = 1_024;

    static Query of(Map<String, String> parameters) {
        return new Query(new TreeMap<>(parameters), "");
    }

    /** Empty for an empty one too. */
    Optional<String> text(String name, int longest) {
        Optional<String> text =
                Optional.ofNullable(parameters.get(prefix + name)).filter(it -> !it.isEmpty());
        text.ifPresent(
                it -> {
                    if (it.length() > longest || it.chars().anyMatch(Character::isISOControl)) {
                        throw invalid(
                                name,
                                "is to have at most %d characters, none of them a control character"
                                        .formatted(longest));
                    }
                });
        return text;
    }

    String required(String name, int longest) {
        CfnAction.required(parameters, prefix + name);
        return text(name, longest).orElseThrow();
    }

    /** Finite, and of no greater size than CloudWatch takes. */
    Optional<Double> number(String name) {
        return text(name, LONGEST).map(text -> number(name, text));
    }

    double requiredNumber(String name) {
        return number(name, required(name, LONGEST));
    }

    private double number(String name, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Math.abs(number) <= Math.scalb(1.0, 360)) {
                return number;
            }
        } catch (NumberFormatException isNone) {
            // told below
        }
        throw invalid(name, "is to be a number from -2^360 to 2^360");
    }

    int requiredInteger(String name) {
        try {
            return Integer.parseInt(required(name, LONGEST));
        } catch (NumberFormatException isNone) {
            throw invalid(name, "is to be a whole number");
        }
    }

    /** The number that a page before has given as NextToken; 0 without one. */
    long after() {
        String token = text("NextToken", LONGEST).orElse("0");
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException isNone) {
            throw invalid("NextToken", "is to be what the page before has given");
        }
    }

    /** ISO 8601; in UTC where it does not say, as boto does not. */
    Optional<Instant> time(String name) {
        return text(name, LONGEST).map(text -> time(name, text));
    }

    Instant requiredTime(String name) {
        return time(name, required(name, LONGEST));
    }

    private Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException isNone) {
                throw invalid(name, "is to be a time in ISO 8601");
            }
        }
    }

    /**
     * The members of a list, in order.
     *
     * @param most how many there may be
     */
    List<Query> members(String name, int most) {
        List<Query> members = new ArrayList<>();
        for (int number = 1; ; number++) {
            String start = "%s%s.member.%d".formatted(prefix, name, number);
            String first = parameters.ceilingKey(start);
            if (first == null || !(first.equals(start) || first.startsWith(start + "."))) {
                return members;
            }
            if (number > most) {
                throw invalid(name, "is to have at most %d members".formatted(most));
            }
            members.add(new Query(parameters, start + "."));
        }
    }

    /** The members of a list of texts. */
    List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        for (Query member : members(name, most)) {
            String key = member.prefix().substring(0, member.prefix().length() - 1);
            texts.add(new Query(parameters, "").required(key, longest));
        }
        return texts;
    }

    /** Such as {@code MetricData.member.1.Value}. */
    CfnFault invalid(String name, String what) {
        return CfnFault.of(
                CfnError.INVALID_PARAMETER_VALUE, "%s%s %s.".formatted(prefix, name, what));
    }
}
