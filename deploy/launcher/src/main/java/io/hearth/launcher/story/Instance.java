package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.ProjectToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The instance's side: what it can do with the credentials that the stack gave it. */
public final class Instance {
    /** A revocation takes a moment on the bus, on a busy machine some more. */
    private static final Duration REVOCATION = Duration.ofSeconds(5);

    private final Http http;
    private final StoryWorld world;
    private final Stack stack;
    private final ProjectToken login;
    private final Ec2Signer signer;

    /**
     * @param login of the user with the password, for the stack's domain project
     */
    Instance(
            Http http,
            StoryWorld world,
            Stack stack,
            ProjectToken login,
            String accessKey,
            String secretKey) {
        this.http = http;
        this.world = world;
        this.stack = stack;
        this.login = login;
        this.signer = new Ec2Signer(accessKey, secretKey, Clock.systemUTC());
    }

    /** {@code GET …/resources/{name}/metadata} through the domain project. */
    Answer metadata(String stackPath, String resource) throws Exception {
        return http.get(
                "%s/%s%s/resources/%s/metadata"
                        .formatted(world.orchestration(), login.projectId(), stackPath, resource),
                login.text());
    }

    /** {@code DescribeStackResource}, signed in the query (version 2). */
    Answer describeByQuery(String stackName, String resource) throws Exception {
        return http.get(
                signer.queryUrl("GET", world.cloudformation() + "/", query(stackName, resource)),
                Map.of());
    }

    /** {@code DescribeStackResource}, signed in a header (version 4). */
    Answer describeByHeader(String resource, boolean json) throws Exception {
        Map<String, String> query = query(stack.name(), resource);
        if (json) {
            query.put("ContentType", "JSON");
        }
        String url = world.cloudformation() + "/";
        return http.get(
                url + "?" + Ec2Signer.encoded(query), signer.headers("GET", url, query, ""));
    }

    /**
     * That nothing it has opens anything any more: signature, signed URL and token.
     *
     * @param signedUrl of one of the stack's handles
     */
    Stack awaitRefusal(String signedUrl) throws Exception {
        return Check.eventually(
                REVOCATION,
                () -> {
                    // Keystone refuses the token itself once the user is gone or disabled
                    Answer byToken = metadata(stack.path(), "config");
                    Check.that(
                            Set.of(401, 403).contains(byToken.status()),
                            "The old token should be refused, but the answer is "
                                    + byToken.status());
                    describeByQuery(stack.name(), "config").expect(403);
                    http.send(
                                    "PUT",
                                    signedUrl,
                                    Map.of(),
                                    "{\"Status\":\"SUCCESS\",\"Reason\":\"\",\"UniqueId\":\"late\",\"Data\":\"\"}")
                            .expect(403);
                    return stack;
                });
    }

    /** The metadata in an answer of {@code ContentType=JSON}. */
    static JsonNode metadataIn(Answer answer) {
        JsonNode metadata =
                answer.json()
                        .at(
                                "/DescribeStackResourceResponse/DescribeStackResourceResult/StackResourceDetail/Metadata");
        return metadata.isTextual() ? Answer.json(metadata.asText()) : metadata;
    }

    private static Map<String, String> query(String stackName, String resource) {
        return new java.util.TreeMap<>(
                Map.of(
                        "Action",
                        "DescribeStackResource",
                        "Version",
                        "2010-05-15",
                        "StackName",
                        stackName,
                        "LogicalResourceId",
                        resource));
    }
}
