package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.launcher.caller.ProjectToken;

/** Step 3: what an instance may read, by each way there is, and what it may not. */
final class Readings {
    private static final String ALLOWED = "config";
    private static final String PRIVATE = "private";

    private final Scene scene;
    private final Teller teller;
    private final Stack stack;
    private final String domainProject;
    private final String password;

    Readings(Scene scene, Stack stack, String domainProject, String password) {
        this.scene = scene;
        this.teller = scene.teller();
        this.stack = stack;
        this.domainProject = domainProject;
        this.password = password;
    }

    Instance tell() throws Exception {
        teller.chapter("3  The instance reads its metadata with its own credentials");
        ProjectToken login =
                teller.tick(
                        "it logs in to Keystone, for the stack's domain project",
                        () ->
                                scene.keystone()
                                        .logIn(
                                                scene.stackDomainId(),
                                                stack.output("login"),
                                                password,
                                                domainProject));
        Instance instance =
                new Instance(
                        scene.http(),
                        scene.world(),
                        stack,
                        login,
                        stack.output("access_key"),
                        stack.output("secret_key"));
        reads(instance);
        isRefused(instance);
        return instance;
    }

    private void reads(Instance instance) throws Exception {
        JsonNode metadata =
                teller.tick(
                        "by token: GET …/resources/config/metadata",
                        () ->
                                instance.metadata(stack.path(), ALLOWED)
                                        .expect(200)
                                        .json()
                                        .path("metadata"));
        Check.equal(
                "The message of the day",
                "Hello from " + stack.name(),
                metadata.at("/files/~1etc~1motd/content").asText());
        teller.tick(
                "by a signature in the query (version 2): XML",
                () -> xml(instance.describeByQuery(stack.name(), ALLOWED)));
        teller.tick(
                "by a signature in a header (version 4): XML",
                () -> xml(instance.describeByHeader(ALLOWED, false)));
        teller.tick(
                "by the same with ContentType=JSON: JSON",
                () -> {
                    Answer answer = instance.describeByHeader(ALLOWED, true).expect(200);
                    Check.equal("The metadata", metadata, Instance.metadataIn(answer));
                    return answer;
                });
        teller.tick(
                "the owner reads the same through the owner's project",
                () -> {
                    Answer answer = ofOwner(scene.owner().text());
                    Check.equal(
                            "The metadata", metadata, answer.expect(200).json().path("metadata"));
                    return answer;
                });
    }

    private Answer xml(Answer answer) {
        answer.expect(200);
        Check.contains("The XML", "<LogicalResourceId>config</LogicalResourceId>", answer.body());
        Check.contains("The XML", "Hello from " + stack.name(), answer.body());
        return answer;
    }

    private void isRefused(Instance instance) throws Exception {
        teller.tick(
                "another resource, no resource, another stack: refused, all alike (403)",
                () -> {
                    Answer refusal = instance.metadata(stack.path(), PRIVATE).expect(403);
                    alike(refusal, instance.metadata(stack.path(), "nothing"));
                    alike(refusal, instance.metadata(elsewhere(), ALLOWED));
                    return refusal;
                });
        teller.tick(
                "the same with a signature: refused, all alike (403)",
                () -> {
                    Answer refusal = instance.describeByQuery(stack.name(), PRIVATE).expect(403);
                    alike(refusal, instance.describeByQuery(stack.name(), "nothing"));
                    alike(refusal, instance.describeByQuery("elsewhere", ALLOWED));
                    return refusal;
                });
        teller.tick(
                "another tenant's token: refused",
                () -> {
                    ProjectToken other = scene.keystone().logIn(scene.world().other());
                    Answer inOwnersProject = ofOwner(other.text()).expect(403);
                    Answer inDomainProject =
                            scene.http()
                                    .get(
                                            "%s/%s%s/resources/%s/metadata"
                                                    .formatted(
                                                            scene.world().orchestration(),
                                                            domainProject,
                                                            stack.path(),
                                                            ALLOWED),
                                            other.text());
                    alike(inOwnersProject, inDomainProject);
                    return inDomainProject;
                });
    }

    private Answer ofOwner(String token) throws Exception {
        return scene.http().get(stack.url() + "/resources/" + ALLOWED + "/metadata", token);
    }

    private String elsewhere() {
        return "/stacks/%s/00000000-0000-4000-8000-000000000000".formatted(stack.name());
    }

    private static void alike(Answer first, Answer second) {
        Check.equal("The status of " + second.request(), first.status(), second.status());
        Check.equal("The refusal of " + second.request(), first.body(), second.body());
    }
}
