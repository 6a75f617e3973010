package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.launcher.layout.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** The id of a refused answer, which is all that its caller has, tells an operator why. */
final class ExplainedRefusal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UNKNOWN_KEY =
            "?Action=DescribeStackResource&StackName=web&LogicalResourceId=server"
                    + "&AWSAccessKeyId=0123456789abcdef&SignatureVersion=2"
                    + "&SignatureMethod=HmacSHA256&Signature=dGhlIHNpZ25hdHVyZQ%3D%3D&Timestamp=";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SharedHearth hearth;

    ExplainedRefusal(SharedHearth hearth) {
        this.hearth = hearth;
    }

    void isTold() throws Exception {
        Settings settings = Settings.load(hearth.state());
        String withoutToken = refused(settings.orchestrationUrl() + "/p/stacks", 401);
        String unknownKey =
                refused(
                        settings.cloudformationUrl()
                                + "/"
                                + UNKNOWN_KEY
                                + "2026-11-21T05%3A00%3A00Z",
                        403);

        assertThat(explained(withoutToken))
                .contains("was refused with 401 by stack-api", "NO_TOKEN", "stack-api.log");
        assertThat(explained(unknownKey))
                .contains(
                        "was refused with 403 by metadata-service",
                        "GET /v1/\n",
                        "nobody that Keystone vouches for, access key 0123456789abcdef",
                        "remedy")
                .doesNotContain("dGhlIHNpZ25hdHVyZQ");

        LauncherProcess.Result nothing =
                hearth.launcher().run("explain", "req-" + UUID.randomUUID());
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.output()).contains("Nothing is known of req-");
    }

    private String refused(String url, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.headers().firstValue("x-openstack-request-id").orElseThrow();
    }

    /** The bus has it a moment after the caller has the answer. */
    private String explained(String requestId) {
        return await(requestId)
                .atMost(PATIENCE)
                .until(
                        () -> hearth.launcher().run("explain", requestId),
                        told -> told.output().contains("was refused with"))
                .output();
    }
}
