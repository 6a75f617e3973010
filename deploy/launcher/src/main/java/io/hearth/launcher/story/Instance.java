package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;

/** The instance's side: what it can do with the credentials that the stack gave it. */
public final class Instance {
    private final Http http;
    private final StoryWorld world;
    private final Stack stack;
    private final KeystoneView.Login login;
    private final Ec2Signer signer;

    /**
     * @param login of the user with the password, for the stack's domain project
     */
    Instance(
            Http http,
            StoryWorld world,
            Stack stack,
            KeystoneView.Login login,
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
                login.token());
    }

    /** {@code DescribeStackResource}, signed in the query (version 2). */
    Answer describeByQuery(String stackName, String resource) throws Exception {
        return http.get(
                signer.queryUrl(world.cloudformation() + "/", query(stackName, resource)),
                Map.of());
    }

    /** {@code DescribeStackResource}, signed in a header (version 4). */
    Answer describeByHeader(String resource, boolean json) throws Exception {
        Map<String, String> query = query(stack.name(), resource);
        if (json) {
            query.put("ContentType", "JSON");
        }
        String url = world.cloudformation() + "/";
        return http.get(url + "?" + Ec2Signer.encoded(query), signer.headers(url, query));
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
