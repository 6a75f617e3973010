package io.hearth.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.hearth.contract.seal.SealBrokenException;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a presigned URL lets its holder do: answer one request for one resource, until its deadline,
 * and nothing else. It travels as a token under the deployment's keyset, so that nobody else can
 * make one or turn it to another request.
 *
 * @param requestId as in {@link ResourceEvent.ResourceRequested}
 * @param deadline no answer is taken after it
 */
public record AnswerTicket(StackRef stack, String resource, String requestId, Instant deadline) {
    private static final SealContext CONTEXT = new SealContext("", "", SealContext.ANSWER_TICKET);
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    public AnswerTicket {
        requireNonNull(stack, "A ticket needs the stack.");
        requireNonNull(resource, "A ticket needs the resource's name.");
        requireNonNull(requestId, "A ticket needs the id of its request.");
        requireNonNull(deadline, "A ticket needs a deadline.");
    }

    /** The last part of the URL's path, of the characters that need no quoting (RFC 3986, 2.3). */
    public String token(Sealer sealer) {
        try {
            Sealed sealed = sealer.seal(Secret.of(JSON.writeValueAsString(this)), CONTEXT);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getDecoder().decode(sealed.ciphertext()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A ticket cannot be written as JSON.", e);
        }
    }

    /** The ticket behind a token; empty for what {@link #token} has not made with this keyset. */
    public static Optional<AnswerTicket> open(Sealer sealer, String token) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            Secret ticket =
                    sealer.open(new Sealed(Base64.getEncoder().encodeToString(sealed)), CONTEXT);
            return Optional.of(JSON.readValue(ticket.reveal(), AnswerTicket.class));
        } catch (SealBrokenException | IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
