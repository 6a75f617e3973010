package io.hearth.launcher.story;

import io.hearth.launcher.caller.ProjectToken;
import java.util.Map;

/**
 * What every step of the story uses.
 *
 * @param owner the stack owner's token and project
 * @param stackDomainId the domain that the instances' users live in
 */
record Scene(
        StoryWorld world,
        Teller teller,
        Http http,
        Clients clients,
        KeystoneView keystone,
        ProjectToken owner,
        String stackDomainId) {
    private static final String REGION = "OS_REGION_NAME";

    static Scene set(StoryWorld world, Teller teller) throws Exception {
        Clients.requireInstalled();
        Http http = new Http();
        KeystoneView keystone = new KeystoneView(http, world.keystone(), world.admin());
        ProjectToken owner = keystone.logIn(world.owner());
        requireLeadsHere(owner, world);
        return new Scene(
                world,
                teller,
                http,
                new Clients(world.owner()),
                keystone,
                owner,
                keystone.domainId(StoryWorld.STACK_DOMAIN));
    }

    /** OpenStack's clients go where the catalog says, which may be another Hearth, or Heat. */
    private static void requireLeadsHere(ProjectToken owner, StoryWorld world) {
        String region = world.owner().getOrDefault(REGION, "");
        String listed = owner.publicEndpoints("orchestration", region).findFirst().orElse("");
        String here = world.orchestration() + "/" + owner.projectId();
        if (!listed.equals(here)) {
            throw new StoryException(
                    "Keystone's catalog leads OpenStack's clients to %s in region %s, and this Hearth is at %s. Give it a region of its own: deploy/hearth down, then %s=AnotherRegion deploy/hearth demo."
                            .formatted(
                                    listed.isEmpty() ? "nothing" : listed, region, here, REGION));
        }
    }

    /** The API's address for the owner's project. */
    String projectUrl() {
        return world.orchestration() + "/" + owner.projectId();
    }

    /** Asks for a stack; not every answer is a new one. */
    Answer askForStack(String name, String template, Map<String, Object> parameters)
            throws Exception {
        return http.post(
                projectUrl() + "/stacks",
                owner.text(),
                Templates.request(name, template, parameters));
    }

    Stack stack(String name, Answer created) {
        return new Stack(
                http, projectUrl(), owner.text(), name, created.json().at("/stack/id").asText());
    }
}
