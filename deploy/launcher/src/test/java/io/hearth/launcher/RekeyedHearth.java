package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.command.DemoCommand;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Another key seals, what older ones have sealed is sealed anew, and they are taken out. */
final class RekeyedHearth {
    private static final Pattern SEALING = Pattern.compile("(?m)^ +(\\d+) +seals and opens$");
    private static final Pattern OLDER = Pattern.compile("(?m)^ +(\\d+) +opens");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SharedHearth hearth;

    RekeyedHearth(SharedHearth hearth) {
        this.hearth = hearth;
    }

    /** In each of the three keysets. */
    void hasOneKeyOnlyAndAnotherThanBefore() throws Exception {
        List<String> before = ids(SEALING, hearth.succeeds("keys", "list"));
        assertThat(before).hasSize(3).doesNotHaveDuplicates();
        assertThat(refused("keys", "remove", before.getFirst())).contains("seals");
        assertThat(refused("keys", "promote")).contains("There is nothing to do");

        List<String> after = ids(SEALING, hearth.succeeds("keys", "rotate"));
        assertThat(after).hasSize(3).doesNotContainAnyElementsOf(before);
        for (String older : ids(OLDER, hearth.succeeds("keys", "list"))) {
            await("nothing that is kept is sealed by key " + older)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> remove(older));
        }

        String left = hearth.succeeds("keys", "list");
        assertThat(ids(SEALING, left)).isEqualTo(after);
        assertThat(ids(OLDER, left)).isEmpty();
        assertThat(refused("keys", "remove", before.getFirst())).contains("There is no key");
    }

    /** By an URL that was signed with what an older key had sealed. */
    void takesASignalOf(String stack) throws Exception {
        OpenStackClient owner = new OpenStackClient(DemoCommand.world(hearth.state()).owner());
        String url =
                owner.succeeds(
                                "stack",
                                "output",
                                "show",
                                stack,
                                "running_url",
                                "-f",
                                "value",
                                "-c",
                                "output_value")
                        .strip();
        String signal =
                """
                {"Status": "SUCCESS", "Reason": "", "UniqueId": "after", "Data": ""}""";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url))
                            .PUT(BodyPublishers.ofString(signal))
                            .build();
            assertThat(http.send(request, BodyHandlers.ofString()))
                    .satisfies(
                            answer ->
                                    assertThat(answer.statusCode())
                                            .as(answer.body())
                                            .isEqualTo(200));
        }
    }

    /** Whether it was; else it is needed, or not known to be needed no more. */
    private boolean remove(String key) throws Exception {
        LauncherProcess.Result result = hearth.launcher().run("keys", "remove", key);
        if (result.exitCode() != 0) {
            assertThat(result.output())
                    .containsAnyOf("is needed: it has sealed", "is not known of");
        }
        return result.exitCode() == 0;
    }

    private String refused(String... command) throws Exception {
        LauncherProcess.Result result = hearth.launcher().run(command);
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        return result.output();
    }

    private static List<String> ids(Pattern pattern, String listed) {
        return pattern.matcher(listed).results().map(RekeyedHearth::id).toList();
    }

    private static String id(MatchResult line) {
        return line.group(1);
    }
}
