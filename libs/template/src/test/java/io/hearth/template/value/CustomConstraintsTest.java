package io.hearth.template.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomConstraintsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ip_addr    | 10.0.0.1
                    ip_addr    | fe80::1
                    ip_addr    | 1:2:3:4:5:6:7:8
                    ip_addr    | ::ffff:10.0.0.1
                    mac_addr   | 00:1a:2B:3c:4d:5e
                    mac_addr   | 00-1a-2b-3c-4d-5e
                    net_cidr   | 10.0.0.0/8
                    net_cidr   | 2001:db8::/32
                    ip_or_cidr | 10.0.0.1
                    ip_or_cidr | 10.0.0.0/24
                    dns_name   | a.example.com
                    rel_dns_name | a.example
                    dns_domain | example.com.
                    iso_8601   | 2026-01-02T03:04:05Z
                    iso_8601   | 2026-01-02T03:04:05+0100
                    iso_8601   | 2026-01-02T03:04:05
                    expiration | 2036-01-02T03:04:05+01:00
                    timezone   | Europe/Berlin
                    cron_expression | */5 0-12 1,15 jan-mar mon
                    cron_expression | @daily
                    json_string | {"a": [1]}
                    nova.flavor | anything
                    """)
    void letsPass(String name, String value) {
        assertThat(CustomConstraints.problem(name, value)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ip_addr    | 10.0.0.256 | Error validating value '10.0.0.256': Invalid IP address
                    ip_addr    | 1::2::3    | Error validating value '1::2::3': Invalid IP address
                    ip_addr    | 1:2:3      | Error validating value '1:2:3': Invalid IP address
                    mac_addr   | 00:1a      | Error validating value '00:1a': Invalid MAC address.
                    net_cidr   | 10.0.0.0/33 | Error validating value '10.0.0.0/33': Invalid net cidr invalid IPNetwork 10.0.0.0/33
                    ip_or_cidr | 10.0.0/8   | Error validating value '10.0.0/8': 10.0.0/8 is not a valid IP or CIDR
                    dns_name   | -a.example | Error validating value '-a.example': '-a.example' not in valid format. Reason: Name '-a' must not start or end with a hyphen.
                    dns_name   | a..b       | Error validating value 'a..b': 'a..b' not in valid format. Reason: Encountered an empty component.
                    dns_name   | a.1.       | Error validating value 'a.1.': 'a.1.' not in valid format. Reason: TLD '1' must not be all numeric.
                    rel_dns_name | a.       | Error validating value 'a.': 'a.' is a FQDN. It should be a relative domain name.
                    dns_domain | example.com | Error validating value 'example.com': 'example.com' must end with '.'.
                    iso_8601   | yesterday  | Error validating value 'yesterday'
                    timezone   | Mars/Base  | Error validating value 'Mars/Base': Invalid timezone: 'No time zone found with key Mars/Base'
                    cron_expression | 61 * * * * | Error validating value '61 * * * *': Invalid CRON expression: [61 * * * *] is not acceptable
                    cron_expression | * *   | Error validating value '* *': Invalid CRON expression: Exactly 5, 6 or 7 columns has to be specified for iterator expression.
                    no_such    | x          | "x" does not validate no_such (constraint not found)
                    """)
    void saysWhatIsWrong(String name, String value, String message) {
        assertThat(CustomConstraints.problem(name, value)).isEqualTo(message);
    }
}
