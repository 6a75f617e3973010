package io.hearth.signalservice;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Request;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneTokens;
import io.hearth.keystone.ValidatedToken;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keystone's word, as a test gives it. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestKeystone implements KeystoneTokens {
    private final Map<String, ValidatedToken> byToken = new ConcurrentHashMap<>();
    private final Map<String, ValidatedToken> byAccessKey = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean away;

    @Override
    public Uni<Optional<ValidatedToken>> validate(Secret token) {
        return answer(byToken.get(token.reveal()));
    }

    @Override
    public Uni<Optional<ValidatedToken>> verifyEc2(Ec2Request request) {
        return answer(byAccessKey.get(request.access()));
    }

    /** A member of an owner's project; returns a token. */
    public String member(String projectId) {
        return token(validated("member", "default", projectId, "default", "member"));
    }

    /** A user of the stack domain; returns a token. */
    public String stackUser(String userId, String projectId) {
        return token(stackUserOf(userId, projectId));
    }

    /** Lets Keystone vouch for a keypair of the stack domain. */
    public void keypair(String accessKey, String userId, String projectId) {
        byAccessKey.put(accessKey, stackUserOf(userId, projectId));
    }

    /** Lets Keystone vouch for an owner's keypair. */
    public void memberKeypair(String accessKey, String projectId) {
        byAccessKey.put(accessKey, validated("member", "default", projectId, "default", "member"));
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    private String token(ValidatedToken validated) {
        String token = "token-" + UUID.randomUUID();
        byToken.put(token, validated);
        return token;
    }

    private Uni<Optional<ValidatedToken>> answer(@Nullable ValidatedToken known) {
        calls.incrementAndGet();
        return away
                ? Uni.createFrom()
                        .failure(new KeystoneException.Unavailable("away", Optional.empty()))
                : Uni.createFrom().item(Optional.ofNullable(known));
    }

    private static ValidatedToken stackUserOf(String userId, String projectId) {
        return validated(userId, "stack-domain", projectId, "stack-domain", "heat_stack_user");
    }

    private static ValidatedToken validated(
            String userId, String userDomain, String projectId, String projectDomain, String role) {
        return new ValidatedToken(
                userId,
                userId,
                userDomain,
                projectId,
                projectId,
                projectDomain,
                Set.of(role),
                true,
                Instant.now().plusSeconds(3600));
    }
}
