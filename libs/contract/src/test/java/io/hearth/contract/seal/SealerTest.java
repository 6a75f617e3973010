package io.hearth.contract.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final SealContext CONTEXT =
            new SealContext("stack", "handle", SealContext.SECRET_KEY);

    private final Sealer sealer = Sealer.fromKeyset(Sealer.newKeyset());

    @Test
    void opensInItsOwnContext() {
        Sealed sealed = sealer.seal(Secret.of("s3cret"), CONTEXT);

        assertThat(sealer.open(sealed, CONTEXT).reveal()).isEqualTo("s3cret");
        assertThat(sealed.ciphertext()).doesNotContain("s3cret");
    }

    @Test
    void doesNotOpenInAnother() {
        Sealed sealed = sealer.seal(Secret.of("s3cret"), CONTEXT);

        for (SealContext other :
                new SealContext[] {
                    new SealContext("stack2", "handle", SealContext.SECRET_KEY),
                    new SealContext("stack", "handle2", SealContext.SECRET_KEY),
                    new SealContext("stack", "handle", SealContext.PASSWORD)
                }) {
            assertThatThrownBy(() -> sealer.open(sealed, other))
                    .isInstanceOf(SealBrokenException.class)
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        Sealed sealed = sealer.seal(Secret.of("s3cret"), CONTEXT);
        Sealer other = Sealer.fromKeyset(Sealer.newKeyset());

        assertThatThrownBy(() -> other.open(sealed, CONTEXT))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void refusesToStartWithoutAKey() {
        assertThatThrownBy(() -> Sealer.fromKeyset("{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hearth.keyset-file");
    }

    @Test
    void aSecretDoesNotPrint() throws Exception {
        Secret secret = Secret.of("s3cret");

        assertThat(secret).hasToString("******");
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(secret)).isNotNull();
    }
}
