package io.hearth.identityworker.reach;

import io.hearth.keystone.Power;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far the stack domain's admin reaches.
 *
 * @param powers what it may do outside the stack domain, in words
 * @param told a sentence for an operator, with what to do
 */
public record ReachReport(Standing standing, List<String> powers, String told) {
    private static final String OVERLAY =
            "Confine it with the policy overlay that 'deploy/hearth bootstrap --policy FILE' writes.";
    private static final String OWN_KEYPAIRS =
            "Have users make their own keypairs: hearth.identity.keypairs=user, and the overlay that 'deploy/hearth bootstrap --policy FILE' writes.";

    /** How the admin stands to its domain. */
    public enum Standing {
        /** It may do nothing of what was tried outside it. */
        CONFINED,
        /** It is more than an admin of it. */
        BEYOND,
        /** Keystone has not told. */
        UNKNOWN
    }

    public ReachReport {
        powers = List.copyOf(powers);
    }

    /**
     * @param login the admin's name
     */
    static ReachReport of(String login, Collection<Power> powers) {
        List<String> words = powers.stream().map(Power::words).toList();
        return powers.isEmpty()
                ? new ReachReport(
                        Standing.CONFINED,
                        words,
                        "%s may do nothing outside the stack domain.".formatted(login))
                : new ReachReport(
                        Standing.BEYOND,
                        words,
                        "Whoever has the password of %s may, outside the stack domain, %s. %s"
                                .formatted(
                                        login,
                                        words.stream().collect(Collectors.joining("; ")),
                                        remedy(powers)));
    }

    /**
     * @param reason why Keystone has not told
     */
    static ReachReport unknown(String login, String reason) {
        return new ReachReport(
                Standing.UNKNOWN,
                List.of(),
                "What %s may do outside the stack domain is not known: %s"
                        .formatted(login, reason));
    }

    private static String remedy(Collection<Power> powers) {
        return powers.stream().allMatch(Power::isOverKeypairs) ? OWN_KEYPAIRS : OVERLAY;
    }
}
