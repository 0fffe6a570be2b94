-- Which institution carries out what is ordered of a measure, and by which number it knows it: without either, or
-- without a service, a renewal goes by hand.

alter table running_measure add column institution text;
alter table running_measure add column control_no text not null default '';
