package io.hearth.access;

import io.hearth.keystone.ValidatedToken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Tells instances from users of the cloud: by domain alone, whatever their roles are called. */
@Singleton
public class PrincipalClassifier {
    private final String stackUserDomainId;

    @Inject
    PrincipalClassifier(AccessConfig config) {
        this(config.stackUserDomainId());
    }

    /** For use outside of a container. */
    public PrincipalClassifier(String stackUserDomainId) {
        this.stackUserDomainId = stackUserDomainId;
    }

    /**
     * @return empty for a token without a project, with which nobody can act on stacks
     */
    public Optional<Principal> classify(ValidatedToken token) {
        if (token.projectId() == null) {
            return Optional.empty();
        }
        if (stackUserDomainId.equals(token.userDomainId())
                || stackUserDomainId.equals(token.projectDomainId())) {
            return Optional.of(
                    new Principal.StackUser(
                            token.userId(), token.projectId(), token.roles(), null));
        }
        return Optional.of(
                new Principal.Member(
                        token.userId(),
                        token.userName(),
                        token.userDomainId(),
                        token.projectId(),
                        Objects.requireNonNullElse(token.projectName(), ""),
                        Objects.requireNonNullElse(token.projectDomainId(), ""),
                        token.roles(),
                        token.adminProject()));
    }
}
