import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { Alarm, AlarmGroup } from "./alarm";
import type { Graph } from "./metric";

/** Longest name of a dashboard. Source: CloudWatch API reference, "PutDashboard". */
const MAX_DASHBOARD_NAME = 255;
/** Most alarms in one widget. Source: CloudWatch API reference, "Dashboard body structure and syntax". */
const MAX_ALARMS = 100;
/** Widgets are laid on a grid of 24 columns. Source: the same. */
const COLUMNS = 24;
const GRAPH = { width: 8, height: 6 };
const HEADING_HEIGHT = 1;
const STATUS_HEIGHT = 4;

export interface DashboardProps {
  readonly name: string;
  /** Of the metrics whose group names no other. */
  readonly region: string;
  /** One row or more for each, a graph for each alarm with its threshold as a line, then those without alarm. */
  readonly groups: readonly AlarmGroup[];
}

/** What the alarms see: their states on top, below them the metrics they watch and others beside them. */
export class Dashboard extends Construct {
  readonly url: string;
  readonly resource: CloudwatchDashboard;

  constructor(scope: Construct, id: string, { name, region, groups }: DashboardProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_DASHBOARD_NAME)]);
    this.resource = new CloudwatchDashboard(this, "dashboard", {
      dashboardName: name,
      dashboardBody: JSON.stringify({ widgets: widgetsOf(groups, region) }),
    });
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${name}`;
  }
}

function widgetsOf(groups: readonly AlarmGroup[], ownRegion: string): object[] {
  const alarms = groups.flatMap((group) => group.alarms.map(({ arn }) => arn));
  const widgets: object[] = [];
  let y = 0;
  for (let first = 0; first < alarms.length; first += MAX_ALARMS) {
    const properties = { title: "Alarms", alarms: alarms.slice(first, first + MAX_ALARMS) };
    widgets.push({ type: "alarm", x: 0, y, width: COLUMNS, height: STATUS_HEIGHT, properties });
    y += STATUS_HEIGHT;
  }
  for (const group of groups) {
    const { region = ownRegion } = group;
    const place = { x: 0, y, width: COLUMNS, height: HEADING_HEIGHT };
    widgets.push({ type: "text", ...place, properties: { markdown: `## ${group.title}` } });
    const top = y + HEADING_HEIGHT;
    const perRow = COLUMNS / GRAPH.width;
    const graphs = [
      ...group.alarms.map((alarm) => alarmGraph(alarm, region)),
      ...(group.graphs ?? []).map((each) => graph(each, region)),
    ];
    for (const [index, properties] of graphs.entries()) {
      const x = (index % perRow) * GRAPH.width;
      widgets.push({
        type: "metric",
        x,
        y: top + Math.floor(index / perRow) * GRAPH.height,
        ...GRAPH,
        properties,
      });
    }
    y = top + Math.ceil(graphs.length / perRow) * GRAPH.height;
  }
  return widgets;
}

function graph({ title, metric, percentiles }: Graph, region: string) {
  const line = [metric.namespace, metric.name, ...Object.entries(metric.dimensions).flat()];
  return {
    title,
    region,
    view: "timeSeries",
    stat: metric.statistic,
    period: metric.periodSeconds,
    metrics: percentiles ? percentiles.map((stat) => [...line, { stat, label: stat }]) : [line],
    yAxis: { left: { min: 0 } },
  };
}

function alarmGraph({ alarmName: title, metric, threshold }: Alarm, region: string): object {
  const { yAxis, ...rest } = graph({ title, metric }, region);
  return { ...rest, annotations: { horizontal: [{ label: "Alarm", value: threshold }] }, yAxis };
}
