package io.hearth.template.value;

import java.util.regex.Pattern;

/**
 * Internet addresses as text, read without asking anybody.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, 2.2</a>
 */
final class IpAddresses {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FOUR = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 64;

    private IpAddresses() {}

    static boolean isAddress(String text) {
        return text.length() <= MAX_LENGTH && (FOUR.matcher(text).matches() || isSix(text));
    }

    static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !isAddress(text.substring(0, slash))) {
            return false;
        }
        int longest = text.contains(":") ? 128 : 32;
        String prefix = text.substring(slash + 1);
        return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= longest;
    }

    private static boolean isSix(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == GROUPS;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits; the last may be an IPv4 address, which is two. -1 for none. */
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int groups = 0;
        String[] parts = text.split(":", -1);
        for (int index = 0; index < parts.length; index++) {
            if (GROUP.matcher(parts[index]).matches()) {
                groups++;
            } else if (index == parts.length - 1 && FOUR.matcher(parts[index]).matches()) {
                groups += 2;
            } else {
                return -1;
            }
        }
        return groups;
    }
}
