package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.Resource;
import io.hearth.template.environment.Hook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words by which a resource's row says what it waits for. */
final class Waiting {
    static final String USER = "user";
    static final String KEYPAIR = "keypair";
    static final String DISABLED = "disabled";
    static final String INSPECTION = "inspection";
    static final String TIME = "time";
    static final String STACK = "stack";
    static final String CONFIG = "config";
    static final String REMOVAL = "removal";
    private static final String SIGNALS = "signals:";
    private static final String ANSWER = "answer:";
    private static final String KEYSTONE = "keystone:";
    private static final String HOOK = "hook:";

    private Waiting() {}

    static String signalsOf(String handle) {
        return SIGNALS + handle;
    }

    static String answerTo(String requestId) {
        return ANSWER + requestId;
    }

    static String keystoneAnswerTo(String requestId) {
        return KEYSTONE + requestId;
    }

    static String at(Hook hook) {
        return HOOK + hook.shown();
    }

    /** The hook at which a resource waits for the stack's owner. */
    static Optional<Hook> hook(Resource resource) {
        return Optional.ofNullable(resource.substance().waitingFor())
                .filter(waiting -> waiting.startsWith(HOOK))
                .flatMap(waiting -> Hook.of(waiting.substring(HOOK.length())));
    }

    /** Until the identity is ready. */
    static boolean forIdentity(Resource resource) {
        String waiting = resource.substance().waitingFor();
        return USER.equals(waiting) || KEYPAIR.equals(waiting);
    }

    /** For anything that identity-worker says of an identity. */
    static boolean forIdentityWorker(Resource resource) {
        return forIdentity(resource) || forDisabledIdentity(resource) || forInspection(resource);
    }

    static boolean forInspection(Resource resource) {
        return INSPECTION.equals(resource.substance().waitingFor());
    }

    static boolean forDisabledIdentity(Resource resource) {
        return DISABLED.equals(resource.substance().waitingFor());
    }

    static boolean forRemoval(Resource resource) {
        return REMOVAL.equals(resource.substance().waitingFor());
    }

    static boolean forConfig(Resource resource) {
        return CONFIG.equals(resource.substance().waitingFor());
    }

    static boolean forStack(Resource resource) {
        return STACK.equals(resource.substance().waitingFor());
    }

    static boolean forAnswer(Resource resource) {
        String waiting = resource.substance().waitingFor();
        return waiting != null && (waiting.startsWith(ANSWER) || waiting.startsWith(KEYSTONE));
    }

    static boolean forKeystoneAnswerTo(String requestId, Resource resource) {
        return keystoneAnswerTo(requestId).equals(resource.substance().waitingFor());
    }

    static boolean forAnswerTo(String requestId, Resource resource) {
        return answerTo(requestId).equals(resource.substance().waitingFor());
    }

    /** Whether the timer of its name may be set for it. */
    static boolean withTimer(Resource resource) {
        @Nullable String waiting = resource.substance().waitingFor();
        return waiting != null && (waiting.equals(TIME) || waiting.startsWith(SIGNALS));
    }

    static boolean forSignalsOf(String handle, Resource resource) {
        return signalsOf(handle).equals(resource.substance().waitingFor());
    }
}
