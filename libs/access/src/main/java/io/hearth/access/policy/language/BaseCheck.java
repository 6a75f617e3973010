package io.hearth.access.policy.language;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a check that holds no other: {@code kind:match}, {@code @} or {@code !}. */
final class BaseCheck {
    private static final Set<String> REMOTE = Set.of("http", "https");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d*");
    private static final Pattern QUOTED = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"");
    private static final Set<String> CONSTANTS = Set.of("True", "False", "None");

    private BaseCheck() {}

    static Check of(String text) throws CheckSyntaxException {
        if (text.equals("@")) {
            return new Check.Always();
        }
        if (text.equals("!")) {
            return new Check.Never();
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new CheckSyntaxException(withoutColon(text));
        }
        String kind = text.substring(0, colon);
        String match = text.substring(colon + 1);
        Optional<String> literal = literal(kind);
        if (literal.isPresent()) {
            return new Check.Literal(kind, literal.get(), Match.of(match));
        }
        return switch (kind) {
            case "rule" -> rule(match);
            case "role" -> new Check.Role(Match.of(match));
            default -> new Check.Attribute(attribute(kind, text), Match.of(match));
        };
    }

    private static Check rule(String name) throws CheckSyntaxException {
        if (name.isEmpty()) {
            throw new CheckSyntaxException("'rule:' names no rule");
        }
        return new Check.Rule(name);
    }

    private static String attribute(String kind, String text) throws CheckSyntaxException {
        if (REMOTE.contains(kind)) {
            throw new CheckSyntaxException(
                    "'%s' would ask another server, which is not done".formatted(text));
        }
        if (!NAME.matcher(kind).matches()) {
            throw new CheckSyntaxException(
                    "'%s' in '%s' is neither a name nor a literal".formatted(kind, text));
        }
        if (!Subject.KNOWN.contains(kind)) {
            throw new CheckSyntaxException(
                    "the check '%s' is not known; there are rule, role, literals and the attributes %s"
                            .formatted(kind, String.join(", ", new TreeSet<>(Subject.KNOWN))));
        }
        return kind;
    }

    private static String withoutColon(String text) {
        if (text.toLowerCase(Locale.ROOT).equals(Subject.IS_ADMIN)) {
            return "'%s' compares nothing; write is_admin:True".formatted(text);
        }
        return "'%s' is no check; a check is written kind:value, such as role:member"
                .formatted(text);
    }

    /** What the literal prints as in Python; empty for what is none. */
    private static Optional<String> literal(String kind) {
        if (CONSTANTS.contains(kind) || NUMBER.matcher(kind).matches()) {
            return Optional.of(kind);
        }
        return QUOTED.matcher(kind).matches()
                ? Optional.of(kind.substring(1, kind.length() - 1))
                : Optional.empty();
    }
}
