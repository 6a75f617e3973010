package io.hearth.launcher.revocation;

import io.hearth.launcher.story.Ec2Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What an instance was given, and the one thing that it opens. */
sealed interface Credential {
    /** The resource that it was made for. */
    String resource();

    /** The request that it is for. */
    HttpRequest.Builder request();

    /** What the services answer to it now. */
    default int use(HttpClient http) throws IOException, InterruptedException {
        HttpRequest request = request().timeout(Duration.ofSeconds(30)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Signals by whoever has the URL. */
    record SignedUrl(String resource, String url) implements Credential {
        @Override
        public HttpRequest.Builder request() {
            return HttpRequest.newBuilder(URI.create(url))
                    .PUT(
                            BodyPublishers.ofString(
                                    """
                                    {"Status": "SUCCESS", "Reason": "", "UniqueId": "1", "Data": ""}"""));
        }
    }

    /** Signals by a token. */
    record Token(String resource, String endpoint, String token) implements Credential {
        @Override
        public HttpRequest.Builder request() {
            return HttpRequest.newBuilder(URI.create(endpoint))
                    .header("X-Auth-Token", token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"id\": \"1\"}"));
        }
    }

    /** Reads a resource's metadata by a signature. */
    record Keypair(
            String resource,
            String cloudformation,
            String stackName,
            String readable,
            String accessKey,
            String secretKey)
            implements Credential {
        @Override
        public HttpRequest.Builder request() {
            Map<String, String> query =
                    new TreeMap<>(
                            Map.of(
                                    "Action",
                                    "DescribeStackResource",
                                    "StackName",
                                    stackName,
                                    "LogicalResourceId",
                                    readable));
            Ec2Signer signer = new Ec2Signer(accessKey, secretKey, Clock.systemUTC());
            return HttpRequest.newBuilder(
                    URI.create(signer.queryUrl("GET", cloudformation + "/", query)));
        }
    }
}
