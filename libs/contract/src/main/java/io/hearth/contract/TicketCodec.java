package io.hearth.contract;

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
import java.util.Base64;
import java.util.Optional;

/**
 * Tickets of one kind as tokens under the deployment's keyset: nobody else can make one, and one of
 * another kind does not open.
 */
final class TicketCodec<T> {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Class<T> kind;
    private final SealContext context;

    /**
     * @param field of the seal's context, which tells the kinds apart
     */
    TicketCodec(Class<T> kind, String field) {
        this.kind = kind;
        this.context = new SealContext("", "", field);
    }

    /** Of the characters that need no quoting in a URL (RFC 3986, 2.3). */
    String token(T ticket, Sealer sealer) {
        try {
            Sealed sealed = sealer.seal(Secret.of(JSON.writeValueAsString(ticket)), context);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getDecoder().decode(sealed.ciphertext()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A ticket cannot be written as JSON.", e);
        }
    }

    /** Empty for what {@link #token} has not made with this keyset. */
    Optional<T> open(Sealer sealer, String token) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            Secret ticket =
                    sealer.open(new Sealed(Base64.getEncoder().encodeToString(sealed)), context);
            return Optional.of(JSON.readValue(ticket.reveal(), kind));
        } catch (SealBrokenException | IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
