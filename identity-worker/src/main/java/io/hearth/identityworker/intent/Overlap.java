package io.hearth.identityworker.intent;

import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.hearth.identityworker.ledger.Identity;
import io.hearth.identityworker.ledger.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a keypair works beside its successor. One that signs URLs has longer: they lie where
 * nobody replaces them, such as an instance's user data, and a wait condition may wait for twelve
 * hours for one of them.
 */
@ApplicationScoped
public class Overlap {
    private final Duration agents;
    private final Duration urls;

    Overlap(
            @ConfigProperty(name = "hearth.identity.rotation.overlap") Duration agents,
            @ConfigProperty(name = "hearth.identity.rotation.url-overlap") Duration urls) {
        this.agents = agents;
        this.urls = urls;
    }

    Duration of(Identity identity) {
        return signsUrls(identity) ? urls : agents;
    }

    /** Whoever may do no more than signal does it by a URL that was signed for it. */
    public static boolean signsUrls(Identity identity) {
        return identity.kind() == Kind.USER
                && identity.intent().bindings().stream()
                        .map(Binding::capability)
                        .allMatch(Capability.SIGNAL_SEND::equals);
    }
}
