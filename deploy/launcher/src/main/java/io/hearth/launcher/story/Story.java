package io.hearth.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.Topic;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The main job, step by step, each on what the one before has left: an owner without an admin role
 * creates a stack, its instances get identities of their own, read and report with nothing else,
 * and at the end nothing of them is left.
 */
public final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Scene scene;
    private final Teller teller;
    private final String run = random(3);
    private final String password = random(12);
    private final DomainView before;

    private Story(Scene scene, DomainView before) {
        this.scene = scene;
        this.teller = scene.teller();
        this.before = before;
    }

    /**
     * @throws StoryException if a client is missing that the story is told with
     */
    public static Story begin(StoryWorld world, Teller teller) throws Exception {
        Scene scene = Scene.set(world, teller);
        return new Story(scene, DomainView.of(scene));
    }

    /**
     * Tells all of it.
     *
     * @throws StoryException at the first thing that is not as it should be
     */
    public void tell() throws Exception {
        Stack stack = ownerCreates();
        String domainProject = identitiesAppear(stack);
        Instance instance = instanceReads(stack, domainProject);
        instanceReports(stack);
        clientsShow(stack);
        stackRests(stack, instance);
        allGoes(stack, instance, domainProject);
    }

    /** Step 1. */
    public Stack ownerCreates() throws Exception {
        teller.chapter("1  The owner, without any admin role, creates a stack");
        String name = "story-" + run;
        Map<String, Object> parameters = Map.of("login_password", password);
        Stack stack =
                teller.tick(
                        "POST /v1/{project}/stacks answers 201 with Heat's body and Location",
                        () -> created(name, scene.askForStack(name, "story.yaml", parameters)));
        teller.tick(
                "a second one of that name is refused with 409",
                () -> {
                    Answer second = scene.askForStack(name, "story.yaml", parameters).expect(409);
                    Check.equal(
                            "The message",
                            "The Stack (%s) already exists.".formatted(name),
                            second.json().at("/error/message").asText());
                    return second;
                });
        return stack;
    }

    private Stack created(String name, Answer answer) {
        JsonNode body = answer.expect(201).json().path("stack");
        Stack stack = scene.stack(name, answer);
        Check.equal("Location", stack.url(), answer.header("Location"));
        Check.equal("The self link", stack.url(), body.at("/links/0/href").asText());
        Check.equal("Its relation", "self", body.at("/links/0/rel").asText());
        return stack;
    }

    /**
     * Step 2.
     *
     * @return the id of the stack's domain project
     */
    public String identitiesAppear(Stack stack) throws Exception {
        teller.chapter("2  The identity worker, woken by events, makes its identities in Keystone");
        teller.tick(
                "everything but the wait conditions becomes CREATE_COMPLETE",
                () -> Check.eventually(PATIENCE, () -> allButConditionsComplete(stack)));
        teller.tick(
                "hearth.stacks and hearth.identities carry the events",
                () -> Check.eventually(PATIENCE, () -> eventsOf(stack)));
        String project = stack.show().path("stack_user_project_id").asText();
        teller.tick(
                "domain heat: one project, five users with a role on it, three keypairs",
                () -> identitiesOf(project));
        teller.tick(
                "GET …/identities tells the owner of them, and no secret",
                () -> inventoryOf(stack));
        teller.tick(
                "the owner's domain shows nothing new",
                () -> {
                    DomainView now = DomainView.of(scene);
                    Check.equal("Users", before.ownersUsers(), now.ownersUsers());
                    Check.equal("Projects", before.ownersProjects(), now.ownersProjects());
                    return now;
                });
        return project;
    }

    private JsonNode allButConditionsComplete(Stack stack) throws Exception {
        JsonNode resources = stack.resources();
        for (JsonNode resource : resources) {
            boolean waits = resource.path("resource_type").asText().endsWith("::WaitCondition");
            Check.that(
                    waits || resource.path("resource_status").asText().equals("CREATE_COMPLETE"),
                    "Resource %s is %s: %s"
                            .formatted(
                                    resource.path("resource_name").asText(),
                                    resource.path("resource_status").asText(),
                                    resource.path("resource_status_reason").asText()));
        }
        Check.equal("The number of resources", 12, resources.size());
        return resources;
    }

    private Set<String> eventsOf(Stack stack) {
        BusView bus = new BusView(scene.world().bus());
        Set<String> types = new TreeSet<>(bus.eventTypes(Topic.STACKS, stack.id()));
        types.addAll(bus.eventTypes(Topic.IDENTITIES, stack.id()));
        for (String type :
                new String[] {
                    "hearth.stack.state-changed.v1",
                    "hearth.resource.state-changed.v1",
                    "hearth.identity.user-wanted.v1",
                    "hearth.identity.user-ready.v1"
                }) {
            Check.that(types.contains(type), "No %s among %s".formatted(type, types));
        }
        return types;
    }

    private DomainView identitiesOf(String project) throws Exception {
        DomainView now = DomainView.of(scene);
        Set<String> users = now.usersSince(before);
        Check.equal("Users of the stack", 5, users.size());
        Check.equal("Projects of the stack", Set.of(project), now.projectsSince(before));
        Check.equal("Keypairs of the stack", 3, now.keypairs() - before.keypairs());
        Check.equal(
                "Users with a role on the project", 5, scene.keystone().members(project).size());
        String prefix = "story-" + run + "-";
        Check.that(
                users.stream().allMatch(user -> user.startsWith(prefix)),
                "Users are named by stack and resource, not " + users);
        return now;
    }

    private JsonNode inventoryOf(Stack stack) throws Exception {
        JsonNode identities = stack.identities();
        Check.equal("The states", Set.of("enabled"), texts(identities, "state"));
        Check.equal("The kinds", Set.of("credential", "user"), texts(identities, "kind"));
        Check.equal("The number of identities", 6, identities.size());
        Check.that(
                !identities.toString().contains(password), "A password is among the identities.");
        return identities;
    }

    private static Set<String> texts(JsonNode list, String field) {
        return new TreeSet<>(list.findValuesAsText(field));
    }

    /** Step 3. */
    public Instance instanceReads(Stack stack, String domainProject) throws Exception {
        return new Readings(scene, stack, domainProject, password).tell();
    }

    /** Step 4. */
    public void instanceReports(Stack stack) throws Exception {
        new Reports(scene, stack, run).tell();
    }

    /** Step 5. */
    public void clientsShow(Stack stack) throws Exception {
        new ClientViews(scene, stack).tell();
    }

    /** Step 6. */
    public void stackRests(Stack stack, Instance instance) throws Exception {
        new Rest(scene, stack, instance).tell();
    }

    /** Step 7. */
    public void allGoes(Stack stack, Instance instance, String domainProject) throws Exception {
        teller.chapter("7  The owner deletes the stack, and nothing is left");
        String signedUrl = stack.output("running_url");
        teller.tick(
                "DELETE answers 204",
                () -> {
                    stack.delete();
                    return stack;
                });
        teller.tick(
                "the old credentials are refused: signature, signed URL (403), token",
                () -> instance.awaitRefusal(signedUrl));
        teller.tick(
                "the stack becomes DELETE_COMPLETE",
                () -> stack.await("DELETE_COMPLETE", PATIENCE));
        teller.tick(
                "users, keypairs and the project are gone from Keystone",
                () -> {
                    DomainView now = DomainView.of(scene);
                    Check.equal("Users left", Set.of(), now.usersSince(before));
                    Check.equal("Projects left", Set.of(), now.projectsSince(before));
                    Check.equal("Keypairs left", before.keypairs(), now.keypairs());
                    return domainProject;
                });
        teller.tick("the stack stays listable with show_deleted", () -> listed(stack));
    }

    private Stack listed(Stack stack) throws Exception {
        String url = scene.projectUrl() + "/stacks";
        String token = scene.owner().text();
        Check.that(
                !names(scene.http().get(url, token)).contains(stack.name()),
                "A deleted stack should not be listed as such.");
        Check.that(
                names(scene.http().get(url + "?show_deleted=True", token)).contains(stack.name()),
                "A deleted stack should be listed with show_deleted.");
        return stack;
    }

    private static Set<String> names(Answer list) {
        return list.expect(200).json().path("stacks").findValuesAsText("stack_name").stream()
                .collect(Collectors.toSet());
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
