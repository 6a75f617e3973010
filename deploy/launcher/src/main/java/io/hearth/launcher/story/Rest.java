package io.hearth.launcher.story;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Step 6: a suspended stack's credentials are good for nothing until it is resumed; a check finds
 * them in Keystone.
 */
final class Rest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scene scene;
    private final Teller teller;
    private final Stack stack;
    private final Instance instance;

    Rest(Scene scene, Stack stack, Instance instance) {
        this.scene = scene;
        this.teller = scene.teller();
        this.stack = stack;
        this.instance = instance;
    }

    void tell() throws Exception {
        teller.chapter("6  The owner suspends the stack, and its credentials rest with it");
        String signedUrl = stack.output("running_url");
        act("suspend", "SUSPEND_COMPLETE");
        teller.tick(
                "its five users are disabled in Keystone",
                () -> {
                    Set<String> disabled = disabledUsers();
                    Check.equal("Disabled users of the stack", 5, disabled.size());
                    Check.that(
                            stack.identities().findValuesAsText("state").contains("disabled"),
                            "The list of identities should tell of it.");
                    return disabled;
                });
        teller.tick(
                "signature, signed URL and token are refused",
                () -> instance.awaitRefusal(signedUrl));
        act("resume", "RESUME_COMPLETE");
        teller.tick(
                "the users are enabled, and the same keypair reads again",
                () -> {
                    Check.equal("Disabled users of the stack", Set.of(), disabledUsers());
                    return Check.eventually(
                            PATIENCE,
                            () -> instance.describeByQuery(stack.name(), "config").expect(200));
                });
        act("check", "CHECK_COMPLETE");
    }

    private void act(String action, String end) throws Exception {
        teller.tick(
                "openstack stack %s: the stack becomes %s".formatted(action, end),
                () -> {
                    scene.clients().openstack("stack", action, stack.name());
                    return stack.await(end, PATIENCE);
                });
    }

    private Set<String> disabledUsers() throws Exception {
        Set<String> disabled = new TreeSet<>(scene.keystone().disabledUsers(scene.stackDomainId()));
        disabled.removeIf(user -> !user.startsWith(stack.name() + "-"));
        return disabled;
    }
}
