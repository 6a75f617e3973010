package io.hearth.launcher.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The version of Debian's Keystone package. */
final class KeystoneVersion {
    private KeystoneVersion() {}

    /** Such as {@code 22.0.2}; a dash where there is no such package. */
    static String installed() {
        try {
            Process query =
                    new ProcessBuilder("dpkg-query", "-W", "-f", "${Version}", "keystone")
                            .redirectErrorStream(true)
                            .start();
            String answer =
                    new String(query.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return query.waitFor() == 0 ? answer.strip().replaceAll("^\\d+:|-.*", "") : "-";
        } catch (IOException e) {
            return "-";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "-";
        }
    }
}
