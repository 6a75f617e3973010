package io.hearth.stackapi.api;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Request;
import io.hearth.keystone.KeystoneTokens;
import io.hearth.keystone.ValidatedToken;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A Keystone that knows three tokens: a member's, a reader's and one of the stack domain. */
@Alternative
@Priority(1)
@ApplicationScoped
class StubbedTokens implements KeystoneTokens {
    static final String PROJECT = "6007e5250559474e9ea2ede56721059f";
    static final String DOMAIN_PROJECT = "8cf76f2a845d4ea9bbaa5f7dd32ece39";
    static final String STACK_DOMAIN = "d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0";
    static final String MEMBER = "member-token";
    static final String READER = "reader-token";
    static final String STACK_USER = "stack-user-token";

    @Override
    public Uni<Optional<ValidatedToken>> validate(Secret token) {
        return Uni.createFrom()
                .item(
                        switch (token.reveal()) {
                            case MEMBER -> Optional.of(token(PROJECT, "default", "member"));
                            case READER -> Optional.of(token(PROJECT, "default", "reader"));
                            case STACK_USER ->
                                    Optional.of(
                                            token(DOMAIN_PROJECT, STACK_DOMAIN, "heat_stack_user"));
                            default -> Optional.empty();
                        });
    }

    @Override
    public Uni<Optional<ValidatedToken>> verifyEc2(Ec2Request request) {
        return Uni.createFrom().item(Optional.empty());
    }

    private static ValidatedToken token(String project, String domain, String role) {
        return new ValidatedToken(
                role + "-id",
                "demo",
                domain,
                project,
                "demo",
                domain,
                Set.of(role),
                false,
                Instant.now().plus(Duration.ofHours(1)));
    }
}
