package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The real client that users have, run as a process of its own. */
record OpenStackClient(String endpoint, Caller caller) {
    /** What the command prints; it must succeed. */
    String run(String... arguments) {
        Outcome outcome = attempt(arguments);
        assertThat(outcome.exit()).as(outcome.text()).isZero();
        return outcome.text();
    }

    /** Of a table, the first line with its columns' names. */
    String header(String... arguments) {
        return run(arguments).lines().skip(1).findFirst().orElse("").replaceAll("\\s+", " ");
    }

    Outcome attempt(String... arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("timeout", "60", "openstack", "--os-auth-type", "admin_token"));
        command.addAll(List.of("--os-endpoint", endpoint + caller.path("")));
        command.addAll(List.of("--os-token", caller.token()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException notThere) {
            throw new IllegalStateException(
                    "The openstack client is not installed; Debian has it as python3-openstackclient"
                            + " and python3-heatclient.",
                    notThere);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** How the command ended and all that it printed. */
    record Outcome(int exit, String text) {}
}
