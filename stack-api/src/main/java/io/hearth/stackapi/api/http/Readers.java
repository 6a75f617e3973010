package io.hearth.stackapi.api.http;

import io.hearth.access.Caller;
import io.hearth.access.Rules;
import io.hearth.access.rest.FaultType;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.engine.Reader;
import io.hearth.stackapi.stack.Stack;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells whether the caller may read what is for a stack's creator alone, by the policy. */
@ApplicationScoped
public class Readers {
    private final Rules rules;
    private final Caller caller;

    Readers(Rules rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    public Reader of(Stack stack) {
        return of(stack.owner().userId());
    }

    /**
     * The config itself, for who may read it.
     *
     * @throws HeatFault 403 that names the resource
     */
    public SoftwareConfig check(SoftwareConfig config) {
        String creator = config.creatorId();
        if (creator != null && of(creator) == Reader.COLLEAGUE) {
            throw HeatFault.of(
                    FaultType.FORBIDDEN,
                    "Software config %s holds secrets that only the user who created its stack may read."
                            .formatted(config.id()));
        }
        return config;
    }

    private Reader of(String creatorId) {
        return rules.readsSecretsOf(caller.member(), creatorId) ? Reader.CREATOR : Reader.COLLEAGUE;
    }
}
