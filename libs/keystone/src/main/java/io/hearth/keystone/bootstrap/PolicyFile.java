package io.hearth.keystone.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearth.keystone.bootstrap.StepReport.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The file that Keystone reads the overlay from. What somebody else has written there, or changed
 * by hand, is never written over: the file's first line has the digest of what follows it.
 */
public final class PolicyFile {
    private static final String FIRST_LINE = "# Written by hearth bootstrap; sha256 of the rest: ";

    private static final String EMPTY_POLICY = "{}";

    private final Path file;

    public PolicyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    public Path path() {
        return file;
    }

    /**
     * How the file stands to an overlay; nothing is written.
     *
     * @param overlay empty for one that is not known yet
     */
    public StepReport look(Optional<String> overlay) {
        return report(overlay.filter(this::holds).isPresent() ? Outcome.PRESENT : Outcome.NEEDED);
    }

    /**
     * Puts an overlay in, in one step, if another is there or none. Keystone notices by itself.
     *
     * @throws IllegalStateException as {@link #requireOurs}; or if it cannot be written
     */
    public StepReport write(String overlay) {
        requireOurs();
        if (holds(overlay)) {
            return report(Outcome.PRESENT);
        }
        replace(signed(overlay));
        return report(Outcome.DONE);
    }

    /** Leaves no overlay of ours there; what somebody else has written stays. */
    public StepReport withdraw() {
        boolean ours = Files.exists(file) && isOurs(text());
        if (ours) {
            replace(EMPTY_POLICY + "\n");
        }
        return new StepReport(
                "no policy overlay of Hearth in " + file, ours ? Outcome.DONE : Outcome.PRESENT);
    }

    /**
     * @throws IllegalStateException if there is a file that somebody else has written, or changed
     */
    public void requireOurs() {
        if (!Files.exists(file)) {
            return;
        }
        String text = text();
        if (!isEmptyPolicy(text) && !isOurs(text)) {
            throw new IllegalStateException(
                    """
                    %s holds a policy that Hearth did not write, or that was changed since; it is \
                    left as it is. Name a file of its own, such as %s (Keystone reads every file \
                    of its policy.d besides the one that policy_file names), and see that no rule \
                    is in both."""
                            .formatted(
                                    file, file.resolveSibling("policy.d").resolve("hearth.yaml")));
        }
    }

    private boolean holds(String overlay) {
        return Files.exists(file) && text().equals(signed(overlay));
    }

    private void replace(String text) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be written: %s".formatted(file, e), e);
        }
    }

    private static String signed(String overlay) {
        return FIRST_LINE + digest(overlay) + "\n" + overlay;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
        }
    }

    private static boolean isEmptyPolicy(String text) {
        return text.isBlank() || text.strip().equals(EMPTY_POLICY);
    }

    private static boolean isOurs(String text) {
        int end = text.indexOf('\n');
        return end > 0
                && text.substring(0, end).equals(FIRST_LINE + digest(text.substring(end + 1)));
    }

    private StepReport report(Outcome outcome) {
        return new StepReport("policy overlay in " + file, outcome);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
