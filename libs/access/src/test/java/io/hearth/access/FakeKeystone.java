package io.hearth.access;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Request;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneTokens;
import io.hearth.keystone.ValidatedToken;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A Keystone that knows what a test has told it. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeKeystone implements KeystoneTokens {
    public static final String DOMAIN = "heat-domain";

    private final Map<String, ValidatedToken> tokens = new ConcurrentHashMap<>();
    private final Map<String, ValidatedToken> keys = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean away;

    public static ValidatedToken member(String project, String... roles) {
        return token("user-" + project, "default", project, "default", roles);
    }

    public static ValidatedToken stackUser(String user, String project, String... roles) {
        return token(user, DOMAIN, project, DOMAIN, roles);
    }

    private static ValidatedToken token(
            String user, String userDomain, String project, String projectDomain, String... roles) {
        return new ValidatedToken(
                user,
                user,
                userDomain,
                project,
                project,
                projectDomain,
                Set.of(roles),
                true,
                Instant.now().plus(Duration.ofHours(1)));
    }

    public void knowsToken(String token, ValidatedToken whose) {
        tokens.put(token, whose);
    }

    public void knowsKey(String accessKey, ValidatedToken whose) {
        keys.put(accessKey, whose);
    }

    public void forgetsKey(String accessKey) {
        keys.remove(accessKey);
    }

    public void isAway(boolean isAway) {
        this.away = isAway;
    }

    public int calls() {
        return calls.get();
    }

    @Override
    public Uni<Optional<ValidatedToken>> validate(Secret token) {
        return answer(tokens.get(token.reveal()));
    }

    @Override
    public Uni<Optional<ValidatedToken>> verifyEc2(Ec2Request request) {
        return answer(keys.get(request.access()));
    }

    private Uni<Optional<ValidatedToken>> answer(@Nullable ValidatedToken known) {
        calls.incrementAndGet();
        return away
                ? Uni.createFrom()
                        .failure(new KeystoneException.Unavailable("away", Optional.empty()))
                : Uni.createFrom().item(Optional.ofNullable(known));
    }
}
