"""Makes what an account has before any stack of ours, where it is not there yet: public hosted zones.

    python existing.py PORT ZONE...

PORT answers as ministack. Zones are named without the last dot.
"""

import sys

import boto3

PORT, ZONES = int(sys.argv[1]), sys.argv[2:]


def main() -> None:
    route53 = boto3.client(
        "route53",
        endpoint_url=f"http://127.0.0.1:{PORT}",
        region_name="us-east-1",
        aws_access_key_id="rehearsal",
        aws_secret_access_key="rehearsal",
    )
    there = {zone["Name"].rstrip(".") for zone in route53.list_hosted_zones()["HostedZones"]}
    for zone in ZONES:
        if zone not in there:
            route53.create_hosted_zone(Name=zone, CallerReference=zone, HostedZoneConfig={"Comment": "existing"})


if __name__ == "__main__":
    main()
