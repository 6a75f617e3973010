package io.hearth.contract.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void whatAnOlderKeyHasSealedOpensStill() {
        Keyset first = Keyset.fresh();
        Sealed old = Sealer.fromKeyset(first.json()).seal(Secret.of("s3cret"), CONTEXT);

        Keyset second = first.withAnotherKey();
        assertThat(second.keys()).extracting(Keyset.Key::seals).containsExactly(true, false);
        Keyset third = second.sealingWithTheNewest();
        assertThat(third.keys()).extracting(Keyset.Key::seals).containsExactly(false, true);

        Sealer rotated = Sealer.fromKeyset(third.json());
        assertThat(rotated.open(old, CONTEXT).reveal()).isEqualTo("s3cret");
        Sealed fresh = rotated.seal(Secret.of("n3w"), CONTEXT);
        assertThat(Sealer.fromKeyset(second.json()).open(fresh, CONTEXT).reveal())
                .as("who has the key and does not seal with it yet")
                .isEqualTo("n3w");
        assertThatThrownBy(() -> Sealer.fromKeyset(first.json()).open(fresh, CONTEXT))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aCiphertextTellsWhichKeyHasSealedIt() {
        for (int round = 0; round < 50; round++) {
            Keyset keyset = Keyset.fresh();
            int key = keyset.keys().getFirst().id();
            String beginning =
                    Sealer.fromKeyset(keyset.json())
                            .seal(Secret.of("s3cret"), CONTEXT)
                            .ciphertext()
                            .substring(0, Sealed.BEGINNING);

            assertThat(Sealed.beginnings(key)).contains(beginning);
            assertThat(Sealed.beginnings(key + 1)).doesNotContain(beginning);
            assertThat(Sealed.keyOf(beginning)).hasValue(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQAAAA", "AAAAAAA", "not b64", "{\"a\": "})
    void whatNoKeyHasSealedTellsOfNone(String beginning) {
        assertThat(Sealed.keyOf(beginning)).isEmpty();
    }

    @Test
    void aKeyThatIsTakenOutOpensNothingAnyMore() {
        Keyset first = Keyset.fresh();
        int older = first.keys().getFirst().id();
        Keyset second = first.withAnotherKey();
        assertThat(second.sealsWithTheNewest()).isFalse();
        assertThatThrownBy(() -> second.without(older))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toUnsignedString(older))
                .hasMessageContaining("seals");
        Sealed old = Sealer.fromKeyset(second.json()).seal(Secret.of("s3cret"), CONTEXT);
        Keyset third = second.sealingWithTheNewest();
        assertThat(third.sealsWithTheNewest()).isTrue();

        Keyset left = third.without(older);

        assertThat(left.keys()).containsExactly(third.keys().getLast());
        assertThatThrownBy(() -> Sealer.fromKeyset(left.json()).open(old, CONTEXT))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> left.without(older))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no key");
    }

    @Test
    void aFileIsFollowed(@TempDir Path directory) throws Exception {
        Keyset first = Keyset.fresh();
        Keyset second = first.withAnotherKey().sealingWithTheNewest();
        Path file = Files.writeString(directory.resolve("keyset.json"), first.json());
        Sealer following = Sealer.fromFile(file, Duration.ZERO);
        Sealed fresh = Sealer.fromKeyset(second.json()).seal(Secret.of("n3w"), CONTEXT);
        assertThatThrownBy(() -> following.open(fresh, CONTEXT))
                .isInstanceOf(SealBrokenException.class);

        Files.writeString(file, "half a keys");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        Sealed kept = following.seal(Secret.of("s3cret"), CONTEXT);
        assertThat(following.open(kept, CONTEXT).reveal()).isEqualTo("s3cret");

        Files.writeString(file, second.json());
        assertThat(following.open(fresh, CONTEXT).reveal()).isEqualTo("n3w");
        assertThat(following.keys()).isEqualTo(second.keys());
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
