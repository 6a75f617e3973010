package io.hearth.stackapi.engine;

import io.hearth.stackapi.stack.StackException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether stacks may be handed over; Heat's {@code enable_stack_abandon} and {@code _adopt}. */
@ApplicationScoped
class TransferConfig {
    static final String ABANDON = "hearth.enable-stack-abandon";
    static final String ADOPT = "hearth.enable-stack-adopt";

    private final boolean abandon;
    private final boolean adopt;

    TransferConfig(
            @ConfigProperty(name = ABANDON) boolean abandon,
            @ConfigProperty(name = ADOPT) boolean adopt) {
        this.abandon = abandon;
        this.adopt = adopt;
    }

    /**
     * @throws StackException NotSupported
     */
    void checkAbandon() {
        check(abandon, "Stack Abandon");
    }

    /**
     * @throws StackException NotSupported
     */
    void checkAdopt() {
        check(adopt, "Stack Adopt");
    }

    private static void check(boolean enabled, String feature) {
        if (!enabled) {
            throw StackException.notSupported(feature);
        }
    }
}
