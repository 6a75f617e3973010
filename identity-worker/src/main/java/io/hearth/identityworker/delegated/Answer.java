package io.hearth.identityworker.delegated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.OwnerTrustException;
import io.hearth.identityworker.object.Execution;
import io.hearth.identityworker.object.Known;
import io.hearth.keystone.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answers to a request, in Heat's words. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REASON = 2_048;

    private final KeystoneRequested request;
    private final Sealer sealer;

    Answer(KeystoneRequested request, Sealer sealer) {
        this.request = request;
        this.sealer = sealer;
    }

    Progress done(Known known) {
        return told(known, AnswerStatus.SUCCESS, null, null, null);
    }

    Progress done(Execution execution) {
        return told(
                execution.known(),
                AnswerStatus.SUCCESS,
                null,
                null,
                execution.shown().map(this::seal).orElse(null));
    }

    /** Keystone's words, without what it was sent of secrets. */
    Progress refused(Execution execution, RefusedException refusal) {
        return told(
                execution.known(),
                AnswerStatus.FAILED,
                refusal.errorType(),
                execution.withoutSecrets(refusal.getMessage()),
                execution.shown().map(this::seal).orElse(null));
    }

    Progress untrusted(Known known) {
        return told(
                known, AnswerStatus.FAILED, "AuthorizationFailure", OwnerTrustException.GONE, null);
    }

    Progress failed(Known known, String errorType, RuntimeException failure) {
        return told(
                known, AnswerStatus.FAILED, errorType, String.valueOf(failure.getMessage()), null);
    }

    private Progress told(
            Known known,
            AnswerStatus status,
            @Nullable String errorType,
            @Nullable String reason,
            @Nullable Sealed attributes) {
        return Progress.ended(
                known,
                List.of(
                        new KeystoneAnswered(
                                request.stack(),
                                request.resource(),
                                request.requestId(),
                                status,
                                errorType,
                                Optional.ofNullable(reason).map(Answer::shortened).orElse(null),
                                known.keystoneId(),
                                attributes)));
    }

    private Sealed seal(Map<String, @Nullable Object> object) {
        SealContext context =
                new SealContext(request.stack().id(), request.resource(), SealContext.ATTRIBUTES);
        try {
            return sealer.seal(Secret.of(JSON.writeValueAsString(object)), context);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was JSON can be written as JSON.", e);
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON) + "...";
    }
}
