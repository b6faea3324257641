from django.urls import path

from plenary.kit.endpoint import route
from plenary.record import api
from plenary.record.views import entries, files

urlpatterns = [
    route(api.give_record),
    route(api.give_entry),
    route(api.give_proof),
    route(api.give_changes),
    route(api.give_erasures),
    route(api.give_checkpoints),
    path("<slug:body>/record/", entries.show_record, name="record"),
    path("<slug:body>/record/<int:sequence>", entries.show_entry, name="entry"),
    path("<slug:body>/record/changes", entries.show_changes, name="changes"),
    path("<slug:body>/record/erasures", entries.show_erasures, name="erasures"),
    path("<slug:body>/record/checkpoints", files.show_checkpoints, name="checkpoints"),
    path("<slug:body>/record/check", files.show_checking, name="checking"),
    path("<slug:body>/record/pack.zip", files.give_pack, name="pack"),
    path("<slug:body>/log/checkpoint", files.give_checkpoint, name="log-checkpoint"),
    path("<slug:body>/log/tile/<path:place>", files.give_tile, name="log-tile"),
    path("<slug:body>/log/<int:number>/checkpoint", files.give_checkpoint, name="later-checkpoint"),
    path("<slug:body>/log/<int:number>/tile/<path:place>", files.give_tile, name="later-tile"),
]
