package io.hearth.stackapi.api.http;

import io.hearth.access.Caller;
import io.hearth.access.Rules;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.deployment.SoftwareDeployment;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.engine.Reader;
import io.hearth.stackapi.stack.Stack;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

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
        if (!mayRead(config.creatorId())) {
            throw HeatFault.creatorOnly(
                    "Software config %s holds secrets that only the user who created its stack may read."
                            .formatted(config.id()));
        }
        return config;
    }

    /**
     * The deployment itself, for who may read it.
     *
     * @throws HeatFault 403 that names the resource
     */
    public SoftwareDeployment check(SoftwareDeployment deployment) {
        if (!mayRead(deployment.creatorId())) {
            throw HeatFault.creatorOnly(
                    "Deployment %s holds secrets that only the user who created its stack may read."
                            .formatted(deployment.id()));
        }
        return deployment;
    }

    /**
     * @param creatorId the user who alone of the project may read something; null when all may
     */
    public boolean mayRead(@Nullable String creatorId) {
        return creatorId == null || of(creatorId) == Reader.CREATOR;
    }

    private Reader of(String creatorId) {
        return rules.readsSecretsOf(caller.member(), creatorId) ? Reader.CREATOR : Reader.COLLEAGUE;
    }
}
