package io.hearth.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a hole, and what only looks like one. */
class HoleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SIGNATURES  | 404 | {'error': {'message': 'Could not find credential: 1.'}}    | true",
                "SIGNATURES  | 404 | {'error': {'message': 'The requested URL was not found.'}} | false",
                "SIGNATURES  | 404 | {}                                                         | false",
                "SIGNATURES  | 401 | {'error': {'message': 'The credential is none.'}}          | false",
                "KEYPAIRS    | 403 | {'error': {'message': 'identity:get_credential'}}          | false",
                "ASSIGNMENTS | 200 | {'role_assignments': []}                                   | true",
                "ASSIGNMENTS | 200 | {'welcome': 'here'}                                        | false",
                "ASSIGNMENTS | 404 | {'error': {'message': 'Could not find credential: 1.'}}    | false"
            })
    void isWhatKeystoneAloneSays(Hole hole, int status, String content, boolean open)
            throws Exception {
        assertThat(hole.isOpen(status, new ObjectMapper().readTree(content.replace('\'', '"'))))
                .isEqualTo(open);
    }
}
